import { words } from './list.ts'

// First names by the decade in which they were given. A list serves births up to its year.

type Era = { readonly until: number; readonly men: readonly string[]; readonly women: readonly string[] }

const eras: readonly Era[] = [
  {
    until: 1949,
    men: words(`Giuseppe, Giovanni, Mario, Antonio, Pietro, Luigi, Francesco, Carlo, Domenico, Michele, Angelo, Bruno, Sergio,
      Renato, Aldo, Franco, Giorgio, Guido, Vittorio, Salvatore, Vincenzo, Felice, Ernesto, Battista, Giacomo, Lorenzo, Secondo,
      Silvio, Severino, Gino, Armando, Ettore, Cesare, Remo, Livio, Osvaldo, Piero, Rosario, Gennaro, Nicola`),
    women:
      words(`Maria, Anna, Teresa, Giuseppina, Rosa, Caterina, Margherita, Lucia, Angela, Giovanna, Carla, Domenica, Franca,
      Luigina, Rita, Bruna, Piera, Irma, Elsa, Elda, Ines, Adriana, Liliana, Silvana, Maddalena, Felicita, Vittoria, Pierina, Ida,
      Luciana, Marisa, Concetta, Carmela, Antonietta, Filomena, Iolanda, Agnese, Michelina, Orsola, Lidia`),
  },
  {
    until: 1964,
    men: words(`Giuseppe, Giovanni, Antonio, Mario, Franco, Roberto, Sergio, Giorgio, Claudio, Piero, Carlo, Bruno, Luciano, Paolo,
      Angelo, Renato, Enrico, Guido, Vincenzo, Salvatore, Domenico, Michele, Pietro, Luigi, Aldo, Gianfranco, Giancarlo, Pierluigi,
      Ezio, Elio, Dario, Walter, Silvano, Adriano, Maurizio, Rosario, Gennaro, Rocco, Nicola, Cosimo, Ugo, Valter, Livio, Alfredo`),
    women:
      words(`Maria, Anna, Teresa, Rosa, Giuseppina, Carla, Franca, Graziella, Silvana, Luciana, Giovanna, Rita, Angela, Lucia,
      Marisa, Mirella, Daniela, Laura, Paola, Patrizia, Carmela, Concetta, Antonietta, Margherita, Caterina, Ornella, Ivana,
      Giuliana, Bruna, Loredana, Adriana, Mariangela, Piera, Elena, Luisa, Gabriella, Donatella, Nadia, Grazia, Vilma, Lina`),
  },
  {
    until: 1979,
    men: words(`Marco, Andrea, Roberto, Paolo, Massimo, Stefano, Maurizio, Fabio, Luca, Alessandro, Giuseppe, Antonio, Claudio,
      Mauro, Davide, Enrico, Fabrizio, Franco, Giovanni, Daniele, Salvatore, Domenico, Michele, Carlo, Cristiano, Diego, Gianluca,
      Gianni, Ivano, Massimiliano, Riccardo, Sandro, Simone, Valerio, Walter, Vincenzo, Guido, Corrado, Dario, Alberto, Rosario`),
    women:
      words(`Paola, Patrizia, Daniela, Laura, Barbara, Elena, Monica, Cristina, Simona, Silvia, Roberta, Antonella, Sabrina,
      Stefania, Francesca, Anna, Maria, Sonia, Manuela, Tiziana, Claudia, Federica, Alessandra, Raffaella, Emanuela, Sara, Katia,
      Lucia, Marina, Carla, Carmela, Loredana, Nadia, Michela, Rosa, Teresa, Valeria, Lorena, Debora, Giuseppina, Ivana`),
  },
  {
    until: 1992,
    men: words(`Andrea, Marco, Luca, Alessandro, Davide, Matteo, Stefano, Simone, Fabio, Daniele, Francesco, Alberto, Paolo,
      Federico, Roberto, Antonio, Giuseppe, Emanuele, Riccardo, Alessio, Gabriele, Lorenzo, Enrico, Giovanni, Ivan, Nicola, Michele,
      Mattia, Salvatore, Cristian, Giacomo, Edoardo, Umberto, Omar, Dario, Danilo, Walter, Fabrizio, Vincenzo, Mirko`),
    women:
      words(`Laura, Chiara, Elisa, Francesca, Silvia, Valentina, Sara, Federica, Elena, Alessia, Ilaria, Alice, Marta, Giulia,
      Stefania, Roberta, Serena, Cristina, Paola, Barbara, Michela, Erika, Sabrina, Claudia, Jessica, Eleonora, Alessandra, Irene,
      Arianna, Martina, Veronica, Simona, Debora, Monica, Lucia, Daniela, Enrica, Cinzia, Noemi, Katia`),
  },
  {
    until: 2004,
    men: words(`Andrea, Matteo, Luca, Alessandro, Lorenzo, Francesco, Davide, Simone, Marco, Federico, Riccardo, Gabriele, Mattia,
      Alessio, Stefano, Edoardo, Giacomo, Filippo, Fabio, Daniele, Tommaso, Samuele, Nicolò, Alberto, Emanuele, Pietro, Cristian,
      Antonio, Giuseppe, Michele, Paolo, Giovanni, Jacopo, Umberto, Elia`),
    women:
      words(`Giulia, Martina, Chiara, Alessia, Sara, Francesca, Elisa, Giorgia, Alice, Federica, Arianna, Valentina, Silvia,
      Ilaria, Elena, Beatrice, Marta, Irene, Camilla, Sofia, Anna, Noemi, Eleonora, Rebecca, Gaia, Erica, Laura, Carlotta, Ludovica,
      Cecilia, Margherita, Caterina, Roberta, Veronica, Lucia`),
  },
  {
    until: 9999,
    men: words(`Leonardo, Lorenzo, Alessandro, Mattia, Andrea, Gabriele, Matteo, Edoardo, Tommaso, Riccardo, Diego, Francesco,
      Federico, Pietro, Samuele, Filippo, Giacomo, Nicolò, Elia, Jacopo, Luca, Davide, Simone, Christian, Enea, Giovanni, Antonio,
      Michele, Liam, Giulio, Ettore, Emanuele, Daniele, Marco, Umberto`),
    women:
      words(`Sofia, Giulia, Aurora, Alice, Ginevra, Emma, Giorgia, Greta, Beatrice, Anna, Martina, Chiara, Sara, Matilde, Ludovica,
      Vittoria, Bianca, Noemi, Nicole, Gaia, Camilla, Azzurra, Mia, Rebecca, Elena, Margherita, Viola, Cecilia, Gioia, Arianna,
      Adele, Caterina, Francesca, Irene, Marta`),
  },
]

/** First names that were given to boys or girls in a year. */
export function givenNames(sex: 'M' | 'F', birthYear: number): readonly string[] {
  const era = eras.find(({ until }) => birthYear <= until) ?? (eras.at(-1) as Era)
  return sex === 'M' ? era.men : era.women
}

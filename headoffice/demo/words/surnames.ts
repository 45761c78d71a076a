import { words } from './list.ts'

// Who lives around Turin: Piedmontese families, families that came from the South and the Veneto for the factories,
// the names found all over Italy, and (in origins.ts) people born abroad.

export const piedmontese = words(`
Actis, Aghemo, Aimar, Aimone, Airaudo, Alasia, Albera, Allasia, Allemandi, Allione, Amerio, Andreis, Anselmo, Appendino,
Ardissone, Armando, Arneodo, Audisio, Avataneo, Baima, Balbo, Balocco, Banchio, Baravalle, Barbero, Barberis, Barra,
Bauducco, Becchio, Bellino, Beltramo, Benedetto, Berardo, Bergamasco, Bergero, Bertello, Bertolino, Bertolotto, Bertone,
Berruto, Bianco, Bigo, Boasso, Boero, Boffa, Boggio, Bollati, Bonino, Borello, Borgna, Borgogno, Bosco, Bosio, Bossotto,
Bottero, Brero, Bruera, Bruno, Burdese, Burzio, Cagliero, Calosso, Camandona, Cane, Capello, Caramello, Cardone, Carena,
Casale, Casetta, Castagno, Cavaglià, Cavallo, Cavallero, Cerato, Cerrato, Cerutti, Chiabrando, Chialva, Chiapello,
Chiappero, Chiesa, Civera, Collino, Conterno, Coppa, Cordero, Costamagna, Cravero, Cravetto, Crosetto, Cuniberti, Dalmasso,
Daniele, Delpero, Delmastro, Demaria, Demichelis, Depetris, Destefanis, Dogliani, Dutto, Einaudi, Fasano, Fassino, Favole,
Fenoglio, Ferraris, Ferrero, Fissore, Fogliato, Forneris, Franco, Frola, Fumero, Gagliardi, Gaido, Gallo, Galliano, Gambino,
Gandino, Gariglio, Garino, Garrone, Gastaldi, Gatti, Genero, Gerbaudo, Ghibaudo, Ghigo, Ghione, Giacosa, Giordana, Giordano,
Giraudo, Girardi, Giubergia, Goria, Gramaglia, Grosso, Gribaudo, Griva, Gullino, Isnardi, Lanfranco, Lanza, Levrero,
Lovera, Lupo, Macario, Magliano, Mana, Marengo, Marocco, Martinetto, Martini, Martinotti, Massa, Massucco, Mattio, Mellano,
Meinardi, Merlo, Miglietta, Milanesio, Mina, Mo, Molinero, Mondino, Montanaro, Morello, Moriondo, Mosso, Mussano, Musso,
Napione, Nasi, Negro, Nicola, Novarese, Occhetto, Oddone, Odasso, Olivero, Operti, Osella, Ostorero, Pairotto, Panero, Parola,
Pautasso, Pavese, Peirone, Pellegrino, Pennazio, Perino, Perotti, Perrone, Petiti, Piovano, Piumatti, Pochettino, Ponzio,
Prato, Prino, Quaglia, Racca, Ramello, Raspo, Raviola, Ravotti, Reineri, Revelli, Ribero, Rinaudo, Rivoira, Robaldo, Roccia,
Roero, Rolando, Rolfo, Rosso, Rubatto, Sacco, Sandrone, Sapino, Sartoris, Savio, Scaglia, Scarafiotti, Segre, Serra,
Sismondi, Sola, Solaro, Tallone, Tamagnone, Taricco, Tavella, Testa, Tibaldi, Tomatis, Toselli, Tosco, Trucco, Turello,
Valle, Varetto, Vaschetto, Vassallo, Vaudagna, Vaudano, Vercellone, Vergnano, Vernero, Viale, Vietti, Viglino, Vigna,
Villata, Viotti, Virano, Viscardi, Vottero, Zanone, Zoppegno`)

export const southern = words(`
Abate, Aiello, Amato, Amoroso, Arena, Barbaro, Barone, Basile, Battaglia, Bruno, Buscemi, Caccamo, Calabrese, Calabrò,
Cammarata, Cannizzaro, Capasso, Caputo, Carbone, Carnevale, Caruso, Castelli, Catalano, Cirillo, Cocco, Colella, Coppola,
Cosentino, Costantino, Costanzo, Criscuolo, Cuomo, Cusumano, D’Agostino, D’Alessandro, D’Ambrosio, D’Amico, D’Andrea,
D’Angelo, D’Aniello, D’Antonio, D’Auria, D’Elia, De Angelis, De Filippo, De Lorenzo, De Luca, De Marco, De Martino, De Rosa,
De Santis, De Simone, De Vito, Del Vecchio, Di Bella, Di Biase, Di Carlo, Di Gennaro, Di Lorenzo, Di Maggio, Di Marco,
Di Martino, Di Natale, Di Paola, Di Pietro, Di Stefano, Donato, Esposito, Falcone, Faraci, Ferrante, Ferrara, Ferraro, Fiore,
Fusco, Gagliano, Galati, Gambardella, Gargano, Garofalo, Gentile, Giglio, Giuffrida, Grasso, Greco, Grieco, Guarino,
Guerriero, Iacono, Iannone, Iovine, La Rocca, La Rosa, La Spina, La Torre, Lanzafame, Lauria, Leone, Li Calzi, Licata,
Liguori, Lo Bianco, Lo Cascio, Lo Giudice, Lo Monaco, Lo Presti, Lo Russo, Lo Verde, Locatelli, Lombardo, Longo, Macrì,
Maggio, Magro, Maiorana, Mancuso, Mangano, Manna, Marchese, Marino, Marotta, Marrone, Martorana, Mastroianni, Mazza, Mazzeo,
Messina, Milazzo, Minniti, Monaco, Morabito, Napolitano, Nicoletti, Nicotra, Oliva, Orlando, Pace, Pagano, Palermo, Palmieri,
Palumbo, Papa, Parisi, Pastore, Pellegrino, Perna, Perri, Petrone, Piazza, Piccolo, Pinto, Piras, Pisano, Pugliese, Quaranta,
Raimondi, Ranieri, Riccardi, Riccio, Romano, Romeo, Rubino, Ruggiero, Russo, Sabatino, Sacco, Salerno, Salvatore, Sanna,
Sannino, Santoro, Scalise, Schiavone, Schirò, Scognamiglio, Sgrò, Siciliano, Silvestri, Sorrentino, Spada, Spadaro, Spagnolo,
Spinelli, Tedesco, Terranova, Tomaselli, Trimarchi, Trovato, Tuccillo, Valente, Ventura, Villani, Viola, Vitale, Vitiello,
Volpe, Zaccaria, Zito, Zuccarello`)

export const northern = words(`
Bassani, Bellini, Bertoldo, Bettin, Bonato, Bortolotti, Brambilla, Busato, Callegari, Carraro, Casagrande, Cattaneo, Colombo,
Crivellari, Dal Pozzo, Dal Zotto, De Bortoli, De Zan, Fabbri, Facchin, Fontana, Furlan, Galvan, Ghezzi, Guidi, Lazzarin, Longhi,
Maggioni, Maran, Marangon, Mazzucato, Meneghetti, Menegazzo, Milani, Moretti, Moro, Pavan, Pegoraro, Pellizzari, Piva, Pozzi,
Riva, Rossetto, Sala, Sartori, Schiavon, Scarpa, Toffolo, Tonello, Trevisan, Turato, Vanzo, Venturini, Vianello, Visentin, Zago,
Zambon, Zanella, Zanin, Zorzi`)

export const common = words(`
Barbieri, Benedetti, Bernardi, Bianchi, Caputo, Caruso, Conte, Conti, Costa, Farina, Ferrari, Ferri, Galli, Gallo, Gatti, Giuliani,
Grassi, Guerra, Lombardi, Mancini, Marchetti, Mariani, Marini, Martinelli, Martini, Mazza, Monti, Morelli, Moretti, Neri,
Orlando, Palmieri, Parisi, Pellegrini, Ricci, Rinaldi, Riva, Rizzi, Rizzo, Romano, Rossetti, Rossi, Ruggeri, Russo, Sala,
Santini, Serra, Silvestri, Sorrentino, Testa, Valentini, Villa, Vitali`)

import { words } from './list.ts'

/** Streets of Turin with the postcode of the quarter they cross. */
export const streetsOfTorino: readonly { readonly street: string; readonly postcode: string }[] = words(`
Via Garibaldi 10122, Via Po 10123, Via Roma 10121, Via Lagrange 10123, Via Carlo Alberto 10123, Via Cernaia 10121,
Corso Vittorio Emanuele II 10128, Corso Galileo Ferraris 10128, Via San Secondo 10128, Corso Re Umberto 10128,
Corso Vinzaglio 10121, Corso Matteotti 10121, Via Bertola 10122, Via San Donato 10144, Via Cibrario 10144, Corso Francia 10138,
Via Cialdini 10138, Corso Peschiera 10141, Via Frejus 10139, Corso Racconigi 10139, Via Monginevro 10141, Corso Brunelleschi 10141,
Via Osasco 10141, Via Sestriere 10141, Corso Trapani 10139, Via Nizza 10126, Via Madama Cristina 10125, Via Ormea 10126,
Via Genova 10126, Corso Bramante 10126, Corso Dante 10126, Via Tiziano 10126, Via Ventimiglia 10126, Corso Unione Sovietica 10134,
Corso Traiano 10135, Via Pio VII 10135, Corso Agnelli 10135, Via Filadelfia 10134, Via Tripoli 10136, Corso Sebastopoli 10136,
Via Baltimora 10137, Corso Orbassano 10136, Via Gorizia 10137, Corso Siracusa 10136, Via Guido Reni 10136, Via San Marino 10134,
Via Barletta 10136, Via Mirafiori 10135, Strada del Drosso 10135, Via Negarville 10135, Via Artom 10135, Corso Tazzoli 10137,
Via Plava 10135, Via Passo Buole 10135, Via Lingotto 10126, Via Spezia 10126, Corso Regina Margherita 10152, Corso Giulio Cesare 10154,
Via Bologna 10152, Corso Palermo 10152, Via Cigna 10152, Corso Vercelli 10155, Via Monte Rosa 10154, Corso Taranto 10154,
Via Mercadante 10154, Via Sempione 10154, Corso Grosseto 10148, Via Chiesa della Salute 10147, Via Borgaro 10149,
Via Stradella 10147, Corso Potenza 10149, Via Lucento 10149, Via Pianezza 10151, Corso Toscana 10149, Via Nole 10149,
Via Stampini 10148, Via Reiss Romoli 10148, Corso Casale 10131, Corso Moncalieri 10133, Via Villa della Regina 10131,
Corso Gabetti 10131, Corso Quintino Sella 10131, Strada Val San Martino 10131, Via Cosmo 10131, Corso Belgio 10153,
Corso San Maurizio 10124, Via Vanchiglia 10124, Corso Regio Parco 10153, Lungo Dora Firenze 10152, Via Catania 10153`).map(
  (line) => ({ street: line.slice(0, -6), postcode: line.slice(-5) }),
)

/** Streets that every municipality has. */
export const streetsAnywhere: readonly string[] = words(`
Via Roma, Via Garibaldi, Via Torino, Via Cavour, Via Mazzini, Via Matteotti, Via Gramsci, Via Vittorio Emanuele II, Via Dante,
Via Marconi, Via IV Novembre, Via XXV Aprile, Via della Repubblica, Via San Giovanni, Via San Rocco, Via Santa Maria,
Via Alfieri, Via Leopardi, Via Manzoni, Via Verdi, Via Rossini, Via Pascoli, Via Petrarca, Via Galilei, Via Leonardo da Vinci,
Via Michelangelo, Via Volta, Via Galvani, Via Kennedy, Via Papa Giovanni XXIII, Via Aldo Moro, Via Berlinguer, Via Di Vittorio,
Via Don Minzoni, Via Piave, Via Isonzo, Via Montello, Via Monte Grappa, Via Trento, Via Trieste, Via Vittorio Veneto, Via Po,
Via Sangone, Via dei Mille, Via Cesare Battisti, Via Nazario Sauro, Via Fratelli Cervi, Via Partigiani, Via Martiri della Libertà,
Corso Torino, Corso Francia, Corso Vittorio Emanuele II, Corso della Repubblica, Corso Italia, Corso Piemonte, Viale Europa,
Viale della Libertà, Viale dei Tigli, Viale Kennedy, Viale Rimembranza, Vicolo San Giorgio, Vicolo del Castello, Strada Vecchia,
Strada della Collina, Strada Carignano, Strada Genova, Piazza Martiri, Piazza Umberto I, Borgata San Martino, Frazione Tetti Rosa,
Via dell’Artigianato, Via dell’Industria, Via Bruno Buozzi, Via Buonarroti, Via Silvio Pellico, Via San Francesco d’Assisi`)

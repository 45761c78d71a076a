// One municipality a line: Belfiore code, province, weight, name. The weight is the order of magnitude of its people in
// thousands, good for drawing demo customers and for nothing else. Names and codes are checked by a test against the
// public register; no postcodes, because no clean table of them is free to use.
export const municipalityRows = `
L219 TO 850 Torino
F335 TO 56 Moncalieri
C860 TO 48 Collegno
H355 TO 47 Rivoli
F889 TO 46 Nichelino
I703 TO 46 Settimo Torinese
E216 TO 37 Grugliasco
C627 TO 36 Chieri
G674 TO 36 Pinerolo
L727 TO 32 Venaria Reale
B791 TO 28 Carmagnola
E379 TO 22 Ivrea
C665 TO 26 Chivasso
G087 TO 23 Orbassano
C722 TO 18 Ciriè
A734 TO 18 Beinasco
A222 TO 17 Alpignano
G691 TO 18 Piossasco
M122 TO 15 Volpiano
M060 TO 14 Vinovo
B960 TO 14 Caselle Torinese
E020 TO 16 Giaveno
I030 TO 18 San Mauro Torinese
E518 TO 16 Leini
H335 TO 20 Rivalta di Torino
L013 TO 6 Susa
A518 TO 12 Avigliana
I327 TO 10 Santena
L445 TO 11 Trofarello
G777 TO 10 Poirino
B435 TO 7 Caluso
D933 TO 9 Gassino Torinese
G559 TO 15 Pianezza
D373 TO 9 Druento
D208 TO 10 Cuorgnè
H340 TO 12 Rivarolo Canavese
E423 TO 9 La Loggia
G678 TO 8 Pino Torinese
B592 TO 6 Candiolo
F931 TO 8 None
D205 CN 56 Cuneo
A124 CN 31 Alba
B111 CN 29 Bra
D742 CN 24 Fossano
F351 CN 22 Mondovì
I470 CN 22 Savigliano
H727 CN 17 Saluzzo
A479 AT 74 Asti
B594 AT 10 Canelli
F902 AT 10 Nizza Monferrato
A182 AL 91 Alessandria
B885 AL 33 Casale Monferrato
F965 AL 28 Novi Ligure
L304 AL 27 Tortona
A052 AL 19 Acqui Terme
L570 AL 18 Valenza
G197 AL 11 Ovada
F952 NO 102 Novara
B019 NO 21 Borgomanero
L356 NO 21 Trecate
A429 NO 14 Arona
L750 VC 46 Vercelli
B041 VC 12 Borgosesia
I337 VC 8 Santhià
A859 BI 43 Biella
D094 BI 14 Cossato
L746 VB 30 Verbania
D332 VB 18 Domodossola
G062 VB 15 Omegna
A326 AO 34 Aosta
I442 AO 5 Sarre
H676 AO 5 Saint-Vincent
F205 MI 1370 Milano
I690 MI 80 Sesto San Giovanni
C707 MI 75 Cinisello Balsamo
E514 MI 60 Legnano
H264 MI 51 Rho
C895 MI 47 Cologno Monzese
G220 MI 47 Paderno Dugnano
H623 MI 42 Rozzano
H930 MI 39 San Giuliano Milanese
I577 MI 37 Segrate
A010 MI 33 Abbiategrasso
E801 MI 24 Magenta
D045 MI 35 Corsico
F704 MB 123 Monza
E617 MB 46 Lissone
I625 MB 45 Seregno
D286 MB 42 Desio
M052 MB 26 Vimercate
A794 BG 120 Bergamo
L400 BG 31 Treviglio
I628 BG 25 Seriate
B157 BS 197 Brescia
D284 BS 29 Desenzano del Garda
F471 BS 26 Montichiari
E738 BS 22 Lumezzane
C933 CO 84 Como
B639 CO 40 Cantù
D416 CO 16 Erba
D150 CR 71 Cremona
D142 CR 35 Crema
E507 LC 47 Lecco
F133 LC 15 Merate
E648 LO 45 Lodi
C816 LO 16 Codogno
E897 MN 49 Mantova
C312 MN 24 Castiglione delle Stiviere
G388 PV 71 Pavia
L872 PV 63 Vigevano
M109 PV 39 Voghera
I829 SO 21 Sondrio
F712 SO 12 Morbegno
L682 VA 79 Varese
B300 VA 83 Busto Arsizio
D869 VA 53 Gallarate
I441 VA 39 Saronno
A952 BZ 107 Bolzano
F132 BZ 41 Merano
B160 BZ 23 Bressanone
L378 TN 118 Trento
H612 TN 40 Rovereto
G452 TN 22 Pergine Valsugana
A757 BL 35 Belluno
D530 BL 20 Feltre
G224 PD 207 Padova
A161 PD 27 Albignasego
C743 PD 20 Cittadella
H620 RO 50 Rovigo
A059 RO 19 Adria
L407 TV 85 Treviso
C957 TV 34 Conegliano
C111 TV 33 Castelfranco Veneto
F443 TV 31 Montebelluna
L736 VE 251 Venezia
C638 VE 48 Chioggia
H823 VE 42 San Donà di Piave
F229 VE 38 Mira
L781 VR 256 Verona
L949 VR 33 Villafranca di Verona
E512 VR 25 Legnago
L840 VI 110 Vicenza
A703 VI 43 Bassano del Grappa
I531 VI 39 Schio
L483 UD 98 Udine
C817 UD 16 Codroipo
E098 GO 33 Gorizia
F356 GO 29 Monfalcone
G888 PN 52 Pordenone
H657 PN 20 Sacile
L424 TS 199 Trieste
F795 TS 13 Muggia
D969 GE 561 Genova
H183 GE 29 Rapallo
C621 GE 27 Chiavari
I693 GE 18 Sestri Levante
E290 IM 42 Imperia
I138 IM 53 Sanremo
L741 IM 23 Ventimiglia
E463 SP 92 La Spezia
I449 SP 22 Sarzana
I480 SV 59 Savona
A145 SV 24 Albenga
D600 SV 11 Finale Ligure
A944 BO 390 Bologna
E289 BO 69 Imola
B880 BO 36 Casalecchio di Reno
H945 BO 32 San Lazzaro di Savena
D548 FE 130 Ferrara
C469 FE 35 Cento
D704 FC 117 Forlì
C573 FC 96 Cesena
F257 MO 185 Modena
B819 MO 72 Carpi
I462 MO 41 Sassuolo
G337 PR 197 Parma
B034 PR 27 Fidenza
G535 PC 103 Piacenza
D611 PC 15 Fiorenzuola d'Arda
H199 RA 156 Ravenna
D458 RA 59 Faenza
E730 RA 32 Lugo
H223 RE 171 Reggio nell'Emilia
D037 RE 25 Correggio
H294 RN 150 Rimini
H274 RN 34 Riccione
D612 FI 361 Firenze
B962 FI 50 Scandicci
I684 FI 49 Sesto Fiorentino
D403 FI 49 Empoli
A390 AR 97 Arezzo
F656 AR 24 Montevarchi
E202 GR 81 Grosseto
D656 GR 21 Follonica
E625 LI 153 Livorno
G687 LI 32 Piombino
E715 LU 89 Lucca
L833 LU 61 Viareggio
B648 LU 46 Capannori
F023 MS 66 Massa
B832 MS 60 Carrara
G702 PI 89 Pisa
B950 PI 45 Cascina
G843 PI 29 Pontedera
G713 PT 89 Pistoia
A561 PT 20 Montecatini-Terme
G999 PO 195 Prato
F572 PO 19 Montemurlo
I726 SI 53 Siena
G752 SI 29 Poggibonsi
G478 PG 162 Perugia
D653 PG 55 Foligno
C745 PG 38 Città di Castello
L117 TR 107 Terni
G148 TR 19 Orvieto
A271 AN 98 Ancona
I608 AN 44 Senigallia
E388 AN 39 Jesi
A462 AP 46 Ascoli Piceno
H769 AP 47 San Benedetto del Tronto
D542 FM 36 Fermo
G920 FM 16 Porto San Giorgio
E783 MC 40 Macerata
C770 MC 42 Civitanova Marche
G479 PU 95 Pesaro
D488 PU 60 Fano
L500 PU 14 Urbino
H501 RM 2750 Roma
E263 RM 88 Guidonia Montecelio
M297 RM 81 Fiumicino
G811 RM 64 Pomezia
A323 RM 58 Anzio
L182 RM 55 Tivoli
L719 RM 53 Velletri
C773 RM 52 Civitavecchia
D810 FR 43 Frosinone
C034 FR 35 Cassino
E472 LT 127 Latina
A341 LT 74 Aprilia
D708 LT 37 Formia
H282 RI 46 Rieti
D493 RI 14 Fara in Sabina
M082 VT 66 Viterbo
C765 VT 15 Civita Castellana
A345 AQ 70 L'Aquila
A515 AQ 41 Avezzano
C632 CH 49 Chieti
E372 CH 41 Vasto
E435 CH 34 Lanciano
G482 PE 119 Pescara
F646 PE 54 Montesilvano
L103 TE 52 Teramo
E058 TE 23 Giulianova
B519 CB 47 Campobasso
L113 CB 32 Termoli
E335 IS 21 Isernia
L725 IS 11 Venafro
F839 NA 913 Napoli
E054 NA 124 Giugliano in Campania
L259 NA 80 Torre del Greco
G964 NA 76 Pozzuoli
B990 NA 74 Casoria
C129 NA 63 Castellammare di Stabia
G902 NA 52 Portici
A509 AV 52 Avellino
A399 AV 21 Ariano Irpino
A783 BN 56 Benevento
F636 BN 13 Montesarchio
B963 CE 73 Caserta
A512 CE 50 Aversa
E932 CE 39 Marcianise
H703 SA 127 Salerno
C361 SA 51 Cava de' Tirreni
A717 SA 50 Battipaglia
A662 BA 316 Bari
A225 BA 70 Altamura
F284 BA 57 Molfetta
A893 BA 53 Bitonto
A285 BT 97 Andria
A669 BT 92 Barletta
L328 BT 55 Trani
B180 BR 82 Brindisi
D508 BR 39 Fasano
D643 FG 146 Foggia
C514 FG 57 Cerignola
E885 FG 53 Manfredonia
E506 LE 94 Lecce
F842 LE 31 Nardò
D883 LE 19 Gallipoli
L049 TA 188 Taranto
E986 TA 47 Martina Franca
G942 PZ 65 Potenza
F104 PZ 17 Melfi
F052 MT 60 Matera
G786 MT 18 Policoro
C352 CZ 85 Catanzaro
M208 CZ 67 Lamezia Terme
D086 CS 64 Cosenza
M403 CS 74 Corigliano-Rossano
H235 CS 36 Rende
D122 KR 59 Crotone
E339 KR 17 Isola di Capo Rizzuto
H224 RC 170 Reggio di Calabria
E041 RC 19 Gioia Tauro
F537 VV 31 Vibo Valentia
G722 VV 9 Pizzo
G273 PA 630 Palermo
A546 PA 53 Bagheria
F377 PA 39 Monreale
A089 AG 55 Agrigento
I533 AG 39 Sciacca
E573 AG 34 Licata
B429 CL 58 Caltanissetta
D960 CL 71 Gela
C351 CT 299 Catania
A028 CT 50 Acireale
F250 CT 48 Misterbianco
C342 EN 26 Enna
G580 EN 21 Piazza Armerina
F158 ME 218 Messina
A638 ME 40 Barcellona Pozzo di Gotto
F206 ME 30 Milazzo
H163 RG 73 Ragusa
M088 RG 64 Vittoria
F258 RG 54 Modica
I754 SR 116 Siracusa
A494 SR 35 Augusta
L331 TP 55 Trapani
E974 TP 80 Marsala
F061 TP 50 Mazara del Vallo
B354 CA 148 Cagliari
H118 CA 68 Quartu Sant'Elena
I580 CA 28 Selargius
B745 SU 26 Carbonia
E281 SU 25 Iglesias
F979 NU 34 Nuoro
I751 NU 11 Siniscola
G113 OR 30 Oristano
L122 OR 10 Terralba
I452 SS 121 Sassari
G015 SS 61 Olbia
A192 SS 42 Alghero
`

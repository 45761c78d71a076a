import { words } from './list.ts'

export const cars: readonly string[] = words(`
Fiat Panda, Fiat Panda, Fiat Panda, Fiat 500, Fiat 500, Fiat 500X, Fiat 500L, Fiat Punto, Fiat Grande Punto, Fiat Tipo, Fiat Qubo,
Lancia Ypsilon, Lancia Ypsilon, Alfa Romeo Giulietta, Alfa Romeo MiTo, Jeep Renegade, Jeep Avenger, Volkswagen Golf, Volkswagen Polo,
Volkswagen T-Roc, Ford Fiesta, Ford Puma, Ford Focus, Renault Clio, Renault Captur, Peugeot 208, Peugeot 2008, Citroën C3,
Opel Corsa, Opel Mokka, Toyota Yaris, Toyota Yaris Cross, Toyota Aygo, Dacia Sandero, Dacia Duster, Nissan Qashqai, Nissan Micra,
Hyundai Tucson, Hyundai i10, Kia Picanto, Kia Sportage, Suzuki Swift, Suzuki Ignis, Audi A3, BMW Serie 1, Mercedes Classe A,
Smart Fortwo, Mini Cooper, Seat Ibiza, Skoda Fabia, MG ZS, Tesla Model 3, Volvo XC40`)

export const motorcycles: readonly string[] = words(`
Piaggio Vespa 125, Piaggio Beverly 300, Piaggio Liberty 125, Honda SH 150, Honda SH 350, Honda X-ADV, Yamaha TMAX, Yamaha Tracer 7,
Kymco Agility 125, Aprilia SR 125, BMW R 1250 GS, Ducati Monster, Ducati Scrambler, Benelli TRK 502, Moto Guzzi V7, Kawasaki Z650`)

export const trucks: readonly string[] = words(`
Fiat Ducato, Fiat Doblò Cargo, Fiat Fiorino, Iveco Daily, Ford Transit, Renault Kangoo, Renault Master, Peugeot Partner, Citroën Berlingo,
Mercedes Sprinter, Nissan NV200, Opel Vivaro, Volkswagen Transporter, Piaggio Porter`)

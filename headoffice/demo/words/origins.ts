import { words } from './list.ts'

/** A country people came from: its Belfiore code, how many of a hundred foreign-born customers, their names. */
export type Origin = {
  readonly code: string
  readonly country: string
  readonly share: number
  readonly surnames: readonly string[]
  readonly men: readonly string[]
  readonly women: readonly string[]
}

export const origins: readonly Origin[] = [
  {
    code: 'Z129',
    country: 'Romania',
    share: 38,
    surnames: words(
      'Popescu, Ionescu, Popa, Radu, Dumitru, Stan, Stoica, Gheorghe, Matei, Ciobanu, Rusu, Munteanu, Lungu, Moldovan, Ungureanu, Dobre, Marin, Constantin, Nistor, Florea, Barbu, Vasile, Toma, Sandu',
    ),
    men: words(
      'Ion, Vasile, Gheorghe, Mihai, Constantin, Florin, Cristian, Adrian, Marian, Daniel, Ionut, Bogdan, Catalin, Razvan, Dumitru, Costel',
    ),
    women: words(
      'Mihaela, Elena, Maria, Ioana, Daniela, Mariana, Cristina, Alina, Gabriela, Ana, Liliana, Nicoleta, Simona, Roxana, Camelia, Georgeta',
    ),
  },
  {
    code: 'Z100',
    country: 'Albania',
    share: 17,
    surnames: words(
      'Kola, Hoxha, Shehu, Gjoka, Prifti, Leka, Dervishi, Hysa, Marku, Gjini, Cela, Duka, Rama, Kaja, Lleshi, Mema',
    ),
    men: words(
      'Arben, Ilir, Agron, Altin, Artan, Besnik, Dritan, Edmond, Fatmir, Gezim, Klodian, Luan, Sokol, Erion',
    ),
    women: words(
      'Mimoza, Elira, Valbona, Anila, Blerina, Entela, Flutura, Ermira, Lindita, Majlinda, Ornela, Teuta, Albana',
    ),
  },
  {
    code: 'Z330',
    country: 'Marocco',
    share: 13,
    surnames: words(
      'El Amrani, Benali, El Idrissi, Alaoui, Bennani, El Fassi, Chakir, Haddad, Mansouri, Naciri, Tazi, Zeroual, Belhaj, Kabbaj',
    ),
    men: words(
      'Mohammed, Ahmed, Hassan, Rachid, Youssef, Abdellah, Khalid, Said, Mustapha, Karim, Omar, Hicham',
    ),
    women: words(
      'Fatima, Khadija, Aicha, Naima, Samira, Hanane, Latifa, Nadia, Malika, Karima, Rachida, Zineb',
    ),
  },
  {
    code: 'Z611',
    country: 'Perù',
    share: 6,
    surnames: words(
      'Quispe, Flores, Huaman, Mamani, Rojas, Chavez, Ramirez, Castillo, Vargas, Gutierrez, Salazar, Espinoza',
    ),
    men: words('Luis, Carlos, Jorge, Victor, Cesar, Miguel Angel, Julio, Walter, Juan Carlos, Segundo'),
    women: words('Rosa, Carmen, Ana Maria, Luz, Elizabeth, Norma, Gladys, Julia, Nelly, Maribel'),
  },
  {
    code: 'Z210',
    country: 'Cina',
    share: 5,
    surnames: words('Chen, Hu, Wang, Zhou, Lin, Zhang, Wu, Xu, Jin, Huang, Liu, Li'),
    men: words('Wei, Jun, Jianping, Xiaoming, Guohua, Zhiqiang, Yong, Haibo, Jie'),
    women: words('Li, Xiaoli, Meiling, Yan, Hongmei, Lihua, Ying, Fang, Xuemei'),
  },
  {
    code: 'Z336',
    country: 'Egitto',
    share: 4,
    surnames: words(
      'Hassan, Ibrahim, Mahmoud, Abdel Aziz, El Sayed, Soliman, Farouk, Khalil, Mikhail, Girgis',
    ),
    men: words('Ahmed, Mohamed, Mahmoud, Hany, Tarek, Emad, Nabil, Samir, Ashraf'),
    women: words('Mona, Heba, Amal, Nermin, Marwa, Dalia, Mariam, Nevine'),
  },
  {
    code: 'Z140',
    country: 'Moldova',
    share: 4,
    surnames: words('Rusu, Ceban, Cojocaru, Munteanu, Sirbu, Balan, Ursu, Bivol, Grosu, Cebotari'),
    men: words('Ion, Sergiu, Vasile, Andrei, Iurie, Nicolae, Oleg, Victor'),
    women: words('Svetlana, Natalia, Ludmila, Tatiana, Galina, Olga, Valentina, Angela'),
  },
  {
    code: 'Z138',
    country: 'Ucraina',
    share: 3,
    surnames: words(
      'Kovalenko, Shevchenko, Bondarenko, Tkachenko, Kravchuk, Melnyk, Boiko, Koval, Lysenko, Moroz',
    ),
    men: words('Oleksandr, Serhii, Volodymyr, Andrii, Ivan, Mykola, Vasyl'),
    women: words('Oksana, Olena, Nataliia, Halyna, Iryna, Svitlana, Liudmyla, Tetiana'),
  },
  {
    code: 'Z335',
    country: 'Nigeria',
    share: 3,
    surnames: words('Okafor, Osagie, Eze, Adebayo, Okoro, Igbinedion, Uche, Omoruyi, Aigbe'),
    men: words('Emmanuel, Sunday, Osas, Festus, Godwin, Kingsley, Lucky'),
    women: words('Blessing, Joy, Faith, Gift, Osariemen, Patience, Mercy'),
  },
  {
    code: 'Z112',
    country: 'Germania',
    share: 3,
    surnames: words('Russo, Schmidt, Caruso, Marino, Weber, Greco, Messina, Di Stefano, Sanna'),
    men: words('Salvatore, Michael, Roberto, Thomas, Giuseppe, Marco'),
    women: words('Sabrina, Claudia, Anna, Petra, Maria, Angela'),
  },
  {
    code: 'Z110',
    country: 'Francia',
    share: 2,
    surnames: words('Giraudo, Martin, Roux, Bruno, Martini, Perrin, Blanc'),
    men: words('Pierre, Michel, Jean Paul, Marco, Daniel'),
    women: words('Nathalie, Sylvie, Michela, Isabelle, Anna Maria'),
  },
  {
    code: 'Z600',
    country: 'Argentina',
    share: 2,
    surnames: words('Fernandez, Ferrero, Gonzalez, Borgogno, Rodriguez, Actis, Gomez'),
    men: words('Diego, Sergio, Pablo, Gustavo, Claudio'),
    women: words('Silvia, Veronica, Andrea Paola, Mariana, Graciela'),
  },
]

import type { Chance } from './chance.ts';

/** Lists of our own, mixed by chance: nobody's name is meant. */
const feminine =
  'Abigail Adela Aisha Alma Amara Amelia Anita Anya Ava Beatriz Bianca Brenna Camila Carmen Celeste Clara Dalia Daphne Delia Edith Elena Elise Esther Fatima Fiona Flora Gemma Greta Hana Hazel Helena Imani Ines Ingrid Irene Iris Isla Ivy Jana Jocelyn Josie June Kalina Keiko Laila Leah Lena Leona Lila Linh Lucia Luz Mabel Maeve Malia Marisol Maya Mei Mina Miriam Nadia Naomi Nia Nora Odette Olive Paloma Pearl Petra Priya Quinn Ramona Rania Rosa Ruth Sabine Salma Selene Simone Sofia Sunita Talia Tessa Thea Uma Vera Violet Wendy Willa Ximena Yara Yasmin Zadie Zora'.split(
    ' ',
  );
const masculine =
  'Abel Adrian Ahmed Alonso Amos Andre Anton Arjun Asher August Beckett Bilal Bruno Caleb Calvin Cedric Cesar Cyrus Damian Dante Desmond Diego Dominic Eamon Edgar Eli Emil Emmett Esteban Ezra Felix Finn Gael Gideon Gustavo Hakim Harlan Hector Hugo Ibrahim Ignacio Isaac Ivan Jalen Jasper Javier Joaquin Jonah Julian Kai Kenji Khalil Kofi Lamar Leif Leo Lucian Luis Malik Marco Mateo Micah Milo Minh Nasir Nico Noel Omar Orlando Oscar Otis Pablo Pierce Quentin Rafael Ravi Reid Remy Rohan Roman Ruben Samir Santiago Silas Simon Tariq Theo Tobias Tomas Umar Victor Wade Wes Xavier Yusuf Zane'.split(
    ' ',
  );
const family =
  'Abara Abbott Acosta Adeyemi Aguilar Akers Alder Alvarado Amin Andersen Aoki Arroyo Ashby Avila Bakshi Banerjee Barros Bautista Beaumont Becerra Bellamy Benitez Birch Blackwood Bodnar Bowers Brandt Brennan Bui Cabrera Calloway Camacho Cardenas Carver Castellan Chandra Chau Childress Cisneros Coleridge Conti Cordova Crane Cuevas Dalton Danso Delacroix Delgadillo Demir Desai Dinh Donnelly Drummond Dubois Eklund Ellery Elmore Engstrom Escobar Espinal Estrada Fairbanks Farouk Fenwick Figueroa Fontaine Forsythe Fuentes Galindo Gallagher Garrity Ghosh Gilmore Goldfarb Gower Granger Greenlee Guerrero Haddad Halloran Hargrove Hatch Hendry Herrera Hinojosa Hollis Huang Hurtado Ibarra Idowu Ingram Iyer Jaramillo Jensen Joshi Juarez Kamara Kapoor Keating Khoury Kimura Kincaid Kowalski Krause Lachance Landry Larkin Leclerc Lindqvist Lockhart Lozano Lujan Maddox Maldonado Mansour Marchetti Marlow Mbeki Mendez Merrill Middleton Mistry Molina Montoya Moreland Mwangi Nakamura Navarro Nazari Nguyen Nieves Noonan Novak Obi Ocampo Odell Okafor Olsen Ordonez Osei Ostrowski Pacheco Palmer Paredes Park Pelletier Penrose Pham Pineda Pope Prescott Quiroga Rahman Ramsey Rasmussen Redfern Reyes Rinaldi Rocha Romero Rosales Rutherford Saavedra Salcedo Sandoval Sarkar Sawyer Sethi Shaikh Sinclair Solis Sorensen Stanton Suarez Sundberg Tanaka Tavares Thorne Tran Trujillo Underwood Uribe Valdez Vang Varela Velasco Vickers Villalobos Voss Wakefield Walsh Warsame Weller Whitlock Winslow Yamada Yilmaz Yoder Zamora Zeller Zielinski'.split(
    ' ',
  );

export type Sex = 'female' | 'male';

export interface FullName {
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: Sex;
}

/** Draws names, no full name twice; `familyName` may be given, for a brother, sister or parent. */
export interface Namer {
  draw(familyName?: string): FullName;
}

export function createNamer(chance: Chance): Namer {
  const taken = new Set<string>();
  return {
    draw(givenFamily) {
      for (;;) {
        const sex: Sex = chance.isLucky(0.5) ? 'female' : 'male';
        const givenName = chance.pick(sex === 'female' ? feminine : masculine);
        const familyName = givenFamily ?? chance.pick(family);
        const key = `${givenName} ${familyName}`;
        if (taken.has(key)) continue;
        taken.add(key);
        return { givenName, familyName, sex };
      }
    },
  };
}

/** The local part of an address or a user name: `Ines Avila` → `ines.avila`. Full names are drawn once, so it is unique. */
export function loginOf(name: { readonly givenName: string; readonly familyName: string }): string {
  return `${name.givenName}.${name.familyName}`.toLowerCase();
}

// First names of people born in Spain between about 1940 and 2010, and family names of all who live there.

let spanishWomen = Words(
  """
  Adela, Adriana, África, Ágata, Aida, Ainara, Ainhoa, Aitana, Alba, Alejandra, Alexia, Alicia, Alma, Almudena,
  Amalia, Amanda, Amaya, Amelia, Amparo, Ana, Ana Belén, Ana Isabel, Ana María, Andrea, Ane, Ángela, Ángeles, Antonia,
  Aránzazu, Araceli, Ariadna, Arancha, Asunción, Aurelia, Aurora, Azucena, Bárbara, Beatriz, Begoña, Belén, Berta,
  Blanca, Candela, Candelaria, Caridad, Carla, Carlota, Carmen, Carolina, Catalina, Cayetana, Cecilia, Celia, Chloe,
  Clara, Claudia, Concepción, Consuelo, Coral, Covadonga, Cristina, Daniela, Débora, Diana, Dolores, Dulce, Edurne,
  Elena, Elisa, Elisabet, Elsa, Elvira, Emilia, Emma, Encarnación, Erika, Esperanza, Estefanía, Estela, Ester,
  Estrella, Eugenia, Eulalia, Eva, Eva María, Fabiola, Fátima, Felisa, Flora, Francisca, Gabriela, Gala, Gema, Gemma,
  Genoveva, Gloria, Gracia, Graciela, Guadalupe, Herminia, Hortensia, Idoia, Inés, Ingrid, Inmaculada, Irene, Iria,
  Iris, Irune, Isabel, Isabel María, Itziar, Ivana, Jana, Jimena, Joana, Josefa, Juana, Judit, Julia, Juliana, Karla,
  Laia, Lara, Laura, Leire, Leonor, Leticia, Lidia, Lola, Lorena, Lourdes, Lucía, Luisa, Luna, Luz, Macarena,
  Magdalena, Maite, Manuela, Mar, Marcela, Margarita, María, María Ángeles, María Antonia, María Carmen,
  María Dolores, María Isabel, María Jesús, María José, María Luisa, María Pilar, María Teresa, Mariana, Marina,
  Mariona, Marisol, Marta, Martina, Matilde, Mercedes, Mireia, Miriam, Mónica, Montserrat, Nadia, Nagore, Naiara,
  Natalia, Nazaret, Nerea, Nieves, Noa, Noelia, Noemí, Nora, Nuria, Ofelia, Olalla, Olga, Olivia, Oriana, Paloma,
  Pastora, Patricia, Paula, Paulina, Paz, Petra, Pilar, Purificación, Queralt, Raquel, Rebeca, Regina, Remedios, Rita,
  Rocío, Rosa, Rosa María, Rosalía, Rosario, Roser, Ruth, Sagrario, Salma, Samira, Sandra, Sara, Saray, Silvia, Sofía,
  Sol, Soledad, Sonia, Susana, Tamara, Tania, Tatiana, Teresa, Triana, Trinidad, Úrsula, Valentina, Valeria, Vanesa,
  Vega, Vera, Verónica, Victoria, Violeta, Virginia, Visitación, Vivian, Viviana, Xenia, Yaiza, Yasmina, Yolanda,
  Zaida, Zoe
  """)

let spanishMen = Words(
  """
  Aarón, Abel, Abraham, Adán, Adolfo, Adrián, Agustín, Aitor, Alberto, Aleix, Alejandro, Álex, Alfonso, Alfredo,
  Alonso, Álvaro, Amadeo, Ander, Andrés, Ángel, Antonio, Antonio José, Ariel, Armando, Arnau, Arturo, Asier, Aurelio,
  Baltasar, Bartolomé, Basilio, Benito, Benjamín, Bernardo, Biel, Blas, Borja, Bruno, Camilo, Carlos, Carmelo,
  Cayetano, César, Cipriano, Claudio, Clemente, Cristian, Cristóbal, Dámaso, Daniel, Darío, David, Diego, Dionisio,
  Domingo, Eduardo, Elías, Eloy, Emiliano, Emilio, Enrique, Eric, Ernesto, Esteban, Eugenio, Eusebio, Ezequiel,
  Fabián, Faustino, Federico, Felipe, Félix, Fermín, Fernando, Fidel, Florencio, Francisco, Francisco Javier,
  Francisco José, Gabriel, Gael, Gaspar, Genaro, Gerard, Gerardo, Germán, Gil, Ginés, Gonzalo, Gorka, Gregorio,
  Guillem, Guillermo, Gumersindo, Gustavo, Héctor, Hilario, Hipólito, Hugo, Ian, Ibai, Ignacio, Igor, Íker, Ildefonso,
  Imanol, Íñigo, Isaac, Isaías, Isidoro, Isidro, Ismael, Israel, Iván, Izan, Jacinto, Jacobo, Jaime, Jan, Javier,
  Jerónimo, Jesús, Jesús María, Joan, Joaquín, Joel, Jon, Jonatan, Jordi, Jorge, José, José Antonio, José Carlos,
  José Ignacio, José Luis, José Manuel, José María, José Miguel, José Ramón, Josep, Josué, Juan, Juan Antonio,
  Juan Carlos, Juan Francisco, Juan José, Juan Manuel, Juan Pablo, Julen, Julián, Julio, Justo, Kevin, Ladislao,
  Lázaro, Leandro, Leo, León, Leonardo, Leopoldo, Lorenzo, Lucas, Luciano, Luis, Luis Miguel, Manuel, Marc, Marcelino,
  Marcelo, Marco, Marcos, Mariano, Mario, Martí, Martín, Mateo, Matías, Mauricio, Mauro, Máximo, Melchor, Miguel,
  Miguel Ángel, Mikel, Modesto, Mohamed, Moisés, Narciso, Natanael, Nicanor, Nicolás, Nil, Noé, Norberto, Octavio,
  Óliver, Omar, Oriol, Óscar, Pablo, Pascual, Patricio, Pau, Paulino, Pedro, Pelayo, Plácido, Pol, Quim, Rafael,
  Raimundo, Ramiro, Ramón, Raúl, Rayan, Ricardo, Roberto, Roc, Rodolfo, Rodrigo, Rogelio, Román, Romeo, Roque,
  Rosendo, Rubén, Rufino, Salvador, Samuel, Sancho, Santiago, Saúl, Sebastián, Senén, Sergi, Sergio, Silverio, Simón,
  Telmo, Teodoro, Teófilo, Thiago, Timoteo, Tomás, Ulises, Unai, Urbano, Valentín, Valeriano, Vicente, Víctor,
  Víctor Manuel, Vidal, Virgilio, Wenceslao, Xabier, Xavier, Yago, Yeray, Youssef, Zacarías
  """)

let spanishFamilies = Words(
  """
  Abad, Acosta, Aguado, Aguilar, Aguilera, Aguirre, Alarcón, Alcaraz, Alfonso, Alonso, Álvarez, Andrés, Andreu, Antón,
  Aparicio, Aragón, Aranda, Arias, Arjona, Arnau, Arroyo, Asensio, Ávila, Ayala, Ballester, Ballesteros, Baños, Barba,
  Barrera, Barrio, Barrios, Barroso, Bautista, Beltrán, Benítez, Bermejo, Bermúdez, Bernal, Blanco, Blasco, Blázquez,
  Bosch, Bravo, Bueno, Caballero, Cabello, Cabrera, Calderón, Calvo, Camacho, Campos, Cano, Cantero, Carbonell,
  Cárdenas, Carmona, Caro, Carrasco, Carrera, Carretero, Carrillo, Casado, Casanova, Casas, Castaño, Castellano,
  Castillo, Castro, Cervantes, Chacón, Clemente, Collado, Conde, Contreras, Cordero, Córdoba, Coronado, Correa,
  Cortés, Costa, Crespo, Cruz, Cuadrado, Cuenca, Cuesta, Dávila, Delgado, Díaz, Díez, Domingo, Domínguez, Durán,
  Elías, Escobar, Escribano, Escudero, Espinosa, Esteban, Esteve, Expósito, Fajardo, Fernández, Ferrer, Flores, Folch,
  Font, Franco, Fuentes, Fuster, Galán, Galindo, Gallardo, Gallego, Galván, Gálvez, García, Garrido, Garzón, Gil,
  Giménez, Giner, Godoy, Gómez, González, Gracia, Granados, Guerra, Guerrero, Guillén, Gutiérrez, Guzmán, Haro,
  Heredia, Hernández, Hernando, Herranz, Herrera, Herrero, Hidalgo, Hurtado, Ibáñez, Iglesias, Izquierdo, Jiménez,
  Juan, Jurado, Lara, Lázaro, León, Linares, Lobato, López, Lorenzo, Lozano, Lucas, Luna, Luque, Macías, Madrid,
  Maldonado, Manzano, Marco, Marcos, Marín, Márquez, Martí, Martín, Martínez, Mas, Mata, Mateo, Mateos, Medina, Mejía,
  Méndez, Menéndez, Merino, Mesa, Miguel, Millán, Mira, Miralles, Miranda, Molina, Moll, Montenegro, Montero, Montes,
  Montoro, Montoya, Mora, Morales, Morán, Moreno, Moya, Muñoz, Murillo, Naranjo, Navarro, Navas, Nicolás, Nieto,
  Nogueira, Núñez, Ochoa, Oliva, Olivares, Oliver, Olmedo, Ordóñez, Orozco, Ortega, Ortiz, Osuna, Otero, Padilla,
  Palacios, Palma, Palomo, Pardo, Paredes, Parra, Pascual, Pastor, Pavón, Paz, Peña, Peralta, Perea, Pérez, Pineda,
  Pino, Plaza, Polo, Pons, Portillo, Pozo, Prado, Prieto, Puig, Quesada, Quintana, Quintero, Ramírez, Ramos, Redondo,
  Requena, Rey, Reyes, Ribas, Ribera, Ríos, Rivas, Rivera, Rivero, Robles, Roca, Rodrigo, Rodríguez, Roig, Rojas,
  Roldán, Román, Romero, Romo, Ros, Rosa, Rosales, Rosario, Rubio, Rueda, Ruiz, Sáez, Sáinz, Sala, Salas, Salazar,
  Salinas, Salvador, San José, Sánchez, Sanchis, Santamaría, Santana, Santiago, Santos, Sanz, Segura, Serra, Serrano,
  Sevilla, Sierra, Silva, Simón, Sola, Soler, Solís, Soriano, Sosa, Soto, Suárez, Tapia, Tejada, Tejero, Téllez,
  Toledo, Tomás, Torre, Torres, Trujillo, Valencia, Valero, Valle, Valverde, Vaquero, Varela, Vargas, Vázquez, Vega,
  Velasco, Vera, Vicente, Vidal, Viera, Vila, Villa, Villalba, Villanueva, Villar, Villegas, Yáñez, Zamora, Zapata
  """)

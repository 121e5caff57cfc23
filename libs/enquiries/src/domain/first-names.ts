/** Common first names in Germany, from several languages: with a following capital word they look like a person. */
const TEXT = `
Adam Ahmad Ahmed Aileen Aleksandra Alex Alexander Alexandra Ali Alina Amina Amir Amira Ana Andrea Andreas Andrej Angela
Anja Anna Anne Annette Anton Antonia Antonio Aylin Ayse Ayşe Barbara Bastian Beate Ben Benjamin Bernd Bernhard Bettina
Bianca Birgit Björn Brigitte Can Carina Carla Carmen Carola Caroline Carsten Cem Cemal Charlotte Christa Christian
Christiane Christina Christine Christoph Claudia Clara Cornelia Dagmar Daniel Daniela David Denis Dennis Deniz Detlef
Diana Dieter Dirk Dominik Doris Dorothea Ebru Eckhard Edith Elena Elif Elisabeth Elke Ella Emil Emilia Emine Emma Emre
Erik Erika Erwin Esra Esther Eva Evelyn Fabian Fatih Fatima Fatma Felix Finn Florian Frank Franz Franziska Friedrich
Gabriele Georg Gerd Gerhard Gisela Gudrun Günter Günther Hakan Hamza Hanna Hannah Hannes Hans Harald Hartmut Hasan
Hatice Heike Heiko Heinrich Heinz Helga Helmut Hendrik Henrik Herbert Hermann Holger Horst Hülya Hüseyin Ibrahim İbrahim
Ilse Ines Ingo Ingrid Irene Iris Irina Isabel Isabell Ismail Ivan Jaqueline Jacqueline Jakob Jan Jana Janina Jannik
Jasmin Jens Jessica Joachim Jochen Johanna Johannes Jonas Jonathan Jörg Josef Judith Julia Julian Jürgen Justin Jutta
Kai Karin Karl Karsten Katharina Kathrin Katja Katrin Kemal Kerstin Kevin Khaled Klaus Konstantin Kristin Kristina Kurt
Lara Laura Lars Lea Lena Leon Leonie Leyla Lina Linda Linus Lisa Lotte Louis Luca Lucas Luisa Lukas Lutz Lydia Manfred
Manuel Manuela Marc Marcel Marco Marcus Maren Margarete Margit Maria Mariam Marie Marina Mario Marion Mark Markus Marta
Martin Martina Marvin Maryam Matthias Max Maximilian Mehmet Melanie Melina Mia Michael Michaela Mike Mila Milan Mirjam
Mohamad Mohamed Mohammad Mohammed Monika Moritz Murat Mustafa Nadine Nadja Natalie Natascha Nele Nico Nicole Niklas Nils
Nina Noah Norbert Nour Nur Olaf Oleg Olga Oliver Omar Osman Oskar Özlem Patricia Patrick Paul Paula Peter Petra Philipp
Pia Rainer Ralf Ralph Ramona Rebecca Regina Reinhard Renate Rene René Ricarda Richard Rita Robert Robin Roland Rolf Roman
Ronny Rosa Rüdiger Ruth Said Sabine Sabrina Samir Samira Samuel Sandra Sara Sarah Sascha Sebastian Selin Sergej Serkan
Sigrid Silke Silvia Simon Simone Sinan Sofia Sonja Sophia Sophie Stefan Stefanie Steffen Stephan Stephanie Susanne Sven
Svenja Sylvia Tanja Tarek Tatjana Theresa Thomas Thorsten Till Tim Timo Tina Tobias Tom Torsten Udo Ulrich Ulrike Ursula
Ute Uwe Valentin Vanessa Vera Verena Victoria Viktor Viktoria Volker Walter Werner Wilhelm Wolfgang Yannick Yasin Yasmin
Yusuf Yvonne Zeynep`;

export const FIRST_NAMES: readonly string[] = TEXT.trim().split(/\s+/);

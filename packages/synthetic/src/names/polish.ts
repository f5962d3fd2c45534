import { type NameTable, words } from './table.ts'

export const polish: NameTable = {
  male: words(`Piotr Krzysztof Tomasz Paweł Michał Marcin Łukasz Jakub Mateusz Grzegorz Wojciech Adam Rafał Dariusz Mariusz Kamil Marek
    Maciej Bartosz Sławomir Zbigniew Jerzy Andrzej Przemysław Sebastian Artur Radosław Dawid Jacek Mirosław Konrad Patryk Szymon Janusz
    Leszek Arkadiusz`),
  female:
    words(`Katarzyna Anna Agnieszka Małgorzata Magdalena Joanna Monika Ewa Aleksandra Natalia Karolina Beata Justyna Dorota Izabela
    Marta Renata Sylwia Aneta Barbara Kinga Paulina Iwona Edyta Elżbieta Weronika Emilia Zuzanna Grażyna Bożena`),
  families:
    words(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
    Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Majewski Olszewski
    Stępień Malinowski Jaworski Adamczyk Dudek Pawlak Górski Sikora Walczak Rutkowski Baran`),
  commonShare: 0.35,
  beginnings:
    words(`Bor Brzez Chmiel Czar Dobr Gaj Głow Grusz Jasz Kacz Kal Klim Kras Lis Łab Mal Milew Now Osin Pas Piech Rad Rogal Sad
    Skow Sob Stan Sur Szcz Tarn Trzeb Urb Wol Wrz Zaw Zdan Żur`),
  ends: words('owski ański iński czak niak asz ecki icki ala ek owicz ewicz el'),
}

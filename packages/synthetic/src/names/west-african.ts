import { type NameTable, words } from './table.ts'

export const westAfrican: NameTable = {
  male: words(`Oluwaseun Chinedu Kwame Emeka Babatunde Olumide Kofi Chukwuemeka Ayodele Tunde Ifeanyi Samuel Emmanuel Kwabena Obinna Segun
    Yaw Olufemi Ikenna Adebayo Kwaku Temitope Uche Oluwatobi Chidi Michael Joseph Kelechi Kojo Damilola Nnamdi Adewale Daniel Femi Kayode
    Lamin Modou Ousmane Ibrahima Sekou`),
  female:
    words(`Ngozi Folake Abena Chioma Yetunde Adaeze Akosua Bukola Ifeoma Oluwakemi Ama Titilayo Blessing Grace Esi Nkechi Funmilayo
    Adwoa Chiamaka Omolara Temitope Precious Efua Amaka Bolanle Simisola Afua Uzoma Mercy Patience Fatou Aminata Mariama Kadiatu`),
  families:
    words(`Mensah Okafor Adeyemi Owusu Okonkwo Boateng Asante Eze Osei Balogun Nwosu Ogunleye Appiah Obi Adebayo Agyeman Okeke
    Amoah Afolabi Oyelaran Antwi Danso Opoku Uzor Bello Jallow Diallo Bah Kamara Sesay Conteh Koroma Touray Ceesay`),
  commonShare: 0.4,
  beginnings: words(
    `Ade Ogun Ola Olu Oye Ayo Aki Fa Olo Oni Chukwu Nwa Oko Uzo Eze Iwu Ani Aso Obe Amo Kwa Ofo Ose Adu Bon Gya Ampo`,
  ),
  ends: words(
    'yinka sola tunji nwa bi kunle ronke sanya wole mola dele gbite foluwa chi kwe ji dike su tey fo ma wusu kor nsah',
  ),
}

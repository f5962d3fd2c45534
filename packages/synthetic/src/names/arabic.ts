import { type NameTable, words } from './table.ts'

export const arabic: NameTable = {
  male: words(`Mohamed Ahmed Ali Mustafa Omar Hassan Ibrahim Youssef Khaled Mahmoud Abdullah Tarek Karim Samir Walid Bashar Nabil Faris
    Ziad Hisham Jamal Murad Rami Saif Tahir Yasin Zakaria Abdulrahman Anwar Bilal Hamid Idris Jaber Kamal Laith Nasser Qais Rashid Salem
    Wissam Amir Munir`),
  female:
    words(`Fatima Aisha Mariam Zahra Layla Noor Huda Amal Rania Salma Samira Yasmin Hanan Iman Khadija Lina Mona Nadia Rasha Sahar
    Wafa Zeinab Dalia Farah Ghada Hiba Jamila Lubna Maha Nawal`),
  families:
    words(`Hassan Ali Mohamed Ahmed Ibrahim Hussein Mahmoud Abdullah Saleh Omar Khalil Mansour Nasser Said Youssef Haddad Khoury
    Najjar Saad Hamdan Qasim Jaber Farouk Sharif Osman Aziz Salem Taha Yasin`),
  commonShare: 0.5,
  beginnings:
    words(`Al-Bas Al-Dul Al-Fat Al-Ham Al-Jab Al-Kar Al-Mas Al-Naj Al-Qah Al-Ras Al-Sab Al-Tam Al-Zah Abu-Ham Abu-Sal Ben-Sal
    Bou-Kar El-Mas El-Shar Bel-Had`),
  ends: words('ari awi di fi imi ini ir kani lani mani oud ouri rani shi tari wan'),
}

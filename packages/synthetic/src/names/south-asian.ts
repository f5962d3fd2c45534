import { type NameTable, words } from './table.ts'

export const punjabiMuslim: NameTable = {
  male: words(`Mohammed Imran Asif Tariq Usman Bilal Adeel Kashif Zahid Nadeem Shahid Waqas Faisal Hamza Arslan Junaid Sajid Rizwan Yasir
    Amjad Khalid Naveed Shafiq Tanveer Wasim Zubair Iftikhar Javed Mansoor Qasim Saqib Shabir Sohail Ibrar Ansar Ghulam Hassan`),
  female:
    words(`Fatima Ayesha Saima Nazia Shazia Rukhsana Sadia Zainab Farzana Nasreen Shabana Samina Uzma Rubina Tahira Yasmin Bushra
    Kausar Maryam Noreen Parveen Robina Sumera Tasleem Zahida Amina Iqra Khadija Mehwish Nadia`),
  families:
    words(`Khan Hussain Ahmed Ali Begum Akhtar Mahmood Iqbal Malik Bibi Mirza Butt Chaudhry Shah Rashid Aziz Hanif Rafiq Saleem
    Younis Bashir Yousaf Zaman Qureshi Sharif Arshad Riaz Nawaz Latif Sadiq`),
  commonShare: 0.8,
  beginnings: words('Aslam Karam Shams Nur Fazal Habib Mubar Rahm Sultan Gul Mir Zaf Taj Feroz Inay'),
  ends: words('uddin ullah ani dar zai wala gul bad ary ooq'),
}

export const sikh: NameTable = {
  male: words(`Harpreet Gurpreet Jaswinder Amarjit Baljit Manjit Sukhdev Kulwinder Rajinder Parminder Satnam Ranjit Jagdeep Navdeep
    Hardeep Mandeep Sukhjinder Balwinder Gurdeep Lakhbir Tejinder Harjinder Karamjit Inderjit`),
  female:
    words(`Manpreet Jasmeet Balwinder Kulwant Surinder Harjit Rajwinder Paramjit Simranjit Navneet Gurleen Amandeep Sukhwinder
    Kamaljit Ravinder Jaspreet Narinder Davinder Mandip Pavandeep`),
  families:
    words(`Singh Kaur Sandhu Gill Dhillon Grewal Sidhu Bains Johal Dhaliwal Atwal Sahota Mann Virdee Rai Purewal Kang Hayer Bhogal
    Chana Matharu Sangha Basra Uppal`),
  commonShare: 0.9,
  beginnings: words('Bhul Chah Dhan Gosa Khai Lal Nij Pan Ran Sam Tak Var'),
  ends: words('al ar gan hal kar ra war wal'),
}

export const gujarati: NameTable = {
  male: words(`Rajesh Sanjay Amit Vijay Anil Nilesh Hitesh Bhavesh Dinesh Jayesh Ketan Mukesh Pravin Rakesh Suresh Vipul Ashok Chirag
    Dhiren Kiran Manish Paresh Samir Tushar Nikhil Rohan`),
  female:
    words(`Priya Anjali Meena Nisha Pooja Rekha Sunita Kavita Bhavna Daksha Hansa Jyoti Kalpana Leena Manisha Neha Pratibha Rina
    Sheetal Trupti Urmila Vandana Hetal Komal`),
  families:
    words(`Patel Shah Desai Mistry Parmar Chauhan Joshi Mehta Solanki Trivedi Vaghela Bhatt Lad Naik Pandya Gandhi Modi Sharma
    Gupta Verma Kapoor Reddy Nair Iyer`),
  commonShare: 0.85,
  beginnings: words('Bhan Chand Dev Gaj Jag Kir Laks Mad Nar Pur Raj Som Tul Vas'),
  ends: words('ani ariya bhai iya kar lani madar sara wala'),
}

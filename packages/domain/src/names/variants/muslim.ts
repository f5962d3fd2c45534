/**
 * Names of Muslim communities in Britain (Arabic, Urdu, Bengali, Turkish, Persian, Somali): spellings of one name in Latin letters,
 * and short forms in use. Our own work.
 */
export const muslim = `
mohammed muhammad mohammad mohamed muhammed mohamad md mohd mo mohamud mehmet mahomed muhamad muhamed mahammad
ahmed ahmad ahmet achmed ahmud
mahmood mahmoud mehmood mahmud mehmud
hamid hameed hamed
mustafa mustapha moustafa mostafa
abdul abd abdel abdoul abdal
abdullah abdallah abdulla abdullahi
abdulrahman abdurrahman abdirahman abdelrahman abdulrehman
abdulaziz abdelaziz abdiaziz
abdulkadir abdulqadir abdikadir abdelkader
abdirashid abdulrashid
abdullahi abdulahi
abubakar abubaker abubakr aboubacar
adam adem aadam aden
adnan adnaan
aisha ayesha aysha aishah aicha ayse ayisha
akbar akber
akram akrum
ali aly aliy
alia aaliyah aliyah alya
ameena amina aminah amena aminata
ameer amir emir aamir amer
amjad amjid
anas anass anis
anwar anwer anwaar
aqib akib
arif aref
arshad arshid
asad assad asaad
ashraf ashruf
asif asef aasif
asim aasim
asma asmaa esma
atif aatif
ayaan ayan
ayub ayoub ayyub job
azhar azher
aziz azeez
babar baber
bashir basheer bashar
bilal billal bilaal
burhan burhaan
dawood daud dawud daoud david
deeqa deqa
ehsan ihsan
emine amina
faisal faysal feisal
fahad fahd
faiza fayza
farah farrah
farhan farhaan
farid fareed ferid
farooq farouk faruk faruq
fatima fatimah fatma fathima fatema faduma fadumo fatou
fawad fawwad
fazal fazl
furqan furkan
ghulam golam gulam
habib habeeb
hadi haady
hafsa hafsah hafza
haider haidar hyder haydar
halima haleema halimah
hamza hamzah hamsa
hanif haneef
haroon harun haroun aaron
hasan hassan hasaan
hashim hasheem
hawa hauwa eve
hiba heba
hibo hiba
hussain hussein husain hossain husayn huseyin hossein
ibrahim ebrahim ibraheem abraham ibrahima
idris idrees
ikram ikraam
iman eman
imran emran imraan immy
inayat enayat
iqbal ikbal
irfan erfan
isa essa eisa issa jesus
ishaq isaac ishak
ismail ismael ishmael ismaeel esmail
jabir jaber
jaffar jafar jaafar
jamal jamaal gamal jemal
jamil jameel cemil
jamila jameela
javed javaid jawed javid
junaid junayd joned
kabir kabeer
kalim kaleem
kamal kemal kamaal
kamran cameron
karim kareem kerim
kashif kashef
khadija khadeeja khadijah kadija hatice khadijo
khalid khaled kalid halid
khalil khaleel
khurram khuram
laila layla leila leyla
latif lateef
liaqat liaquat
luqman lokman
maham mahum
mahdi mehdi
majid majeed
malik maalik
mansoor mansur mansour
maqsood maksud
mariam maryam miriam mariama meryem maryan mary
maruf maroof
masood masud massoud
mehreen mahrin
mikail mikaeel michael
moeen moin
mohsin mohsen muhsin
moshin mohsin
mubarak mobarak
mujahid mojahid
munir muneer
musa moosa mousa moussa moses
naeem naim
nabil nabeel
nadeem nadim
nadia nadiya
najib najeeb
nasir nasser naser naasir
nasreen nasrin
naveed navid
nazir nazeer
nazma najma
nimo nimco
noor nour nur
nuh nooh noah
omar umar omer umer
osama usama
osman usman uthman othman usmaan cusmaan
parveen parvin perveen
qasim kasim qassim
rabia rabeea
rafiq rafique rafeeq
rahim raheem
rahman rehman rahmaan
rashid rasheed reshid
rauf raouf
raza reza rida
rehana rihana
rizwan ridwan redwan rizvan
rubina robina
ruksana rukhsana roxana
saad sad
sabir saber
sadia saadia
sadiq sadik sadeq
saeed said sayeed syed saiid
safia safiya safiyyah sofia
sahra zahra
saif saiff
sajid sajjid sajed
sakina sakeena
saleem salim selim
saleh salih
salma selma
salman selman
sameer samir
samina sameena
sana sanaa
sara sarah saarah
shabana shabanah
shabir shabbir
shafiq shafeeq
shahid shaheed
shahzad shehzad shazad
shakeel shakil
shakir shaker
sharif shareef sherif
sheikh shaikh shaykh sheik
shoaib shuaib
shukri shukria
siddique siddiq siddiqui
sohail suhail suhayl
sulaiman suleman suleyman soliman suleiman solomon
sumaya sumayyah somaya
syed sayed sayyid saiyid
tahir taher
taimoor taimur timur
talha talhah
tanveer tanvir
tariq tarik tarek tareq
taslima tasleema
umair omair
wahid waheed vahid
wajid wajed
walid waleed
waqar wakar
waqas wakas
waseem wasim vasim
yahya yahia john
yakub yaqub yaqoob jacob yacoub
yasin yaseen yassin
yasir yasser
yasmin yasmeen jasmin
younis yunus younus yunis jonah younes
yusuf yousef yousuf youssef joseph yosef yousaf
zafar zaffar
zahid zaheed
zahra zara zehra zohra
zain zayn zane
zainab zaynab zeinab zeynep
zakaria zakariya zachariah zakariyya
zaki zakee
zeeshan zishan
zia ziya
zubair zubayr
begum begom
bibi bebe
mohammed mhd
osman usman ozzy
`

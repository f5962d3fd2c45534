/**
 * South Asian (Punjabi, Hindi, Gujarati, Tamil, Bengali), West and East African, and East Asian given names: spellings, short forms
 * and English names in use. Our own work.
 */
export const asianAfrican = `
amandeep aman deep
amarjit amarjeet amar
amit ameet
amrit amreet amrik
anil aneel
anita anitha
anjali anjalee
arjan arjun arjen
arvind arvinder
ashok asoke
avtar awtar
baljit baljeet bal
balwinder balvinder bal bally
bhavesh bhav
bhavna bhavana
bhupinder bhupendra
charanjit charanjeet charan
daljit daljeet dal
davinder davindra devinder dav
deepa dipa
deepak dipak
dilip dileep
dinesh dinish
ganesh ganesha
gagandeep gagan
gita geeta
gopal gopaal
gurdeep gurdip gur
gurjit gurjeet
gurmeet gurmit
gurpreet gurprit gur preet
gurvinder gurwinder
harbhajan harby
hardeep hardip har
harinder harindra
harjinder harj
harjit harjeet
harpreet harprit har harry preet
hitesh hit
inderjit inderjeet inder
indira indra
iqbal ikbal
jagdeep jag
jagdish jagdeesh
jagjit jagjeet
jaspal jas
jasbir jas
jaspreet jasprit jas
jaswinder jasvinder jas jassi
jatinder jatin
jayesh jay
jyoti joti
kalpana kalpa
kamaljit kamaljeet kamal
kamlesh kamal
karamjit karamjeet
kavita kavitha
kiran kieran kiren
kishan krishan krishna
kulbir kul
kuldeep kuldip
kulwinder kulvinder kul kully
lakshmi laxmi luxmi
lakhbir lucky
mahesh maheesh
mandeep mandip mani
maninder manni
manjit manjeet manny
manpreet manprit mani mandy preet
meena mina
minal meenal
mohan mohun
mukesh muk
narinder narindra
navdeep navdip nav
navjot nav
navneet navnit
neelam nilam
neha nehaa
nikhil nik
nisha neesha
nirmal nirmala
nitin niteen
padma padmaja
palwinder pal
paramjit paramjeet param
pardeep pradeep pradip
parminder parm
pooja puja
prakash parkash
pramod parmod
prashant prashanth
preeti priti
pritpal prit
priya priyanka pri
rajesh raj rajeesh
rajinder rajendra raj
rajiv rajeev
rakesh rak
raman ramanan
ramesh ram
ranjit ranjeet
rashmi rashmee
ravi ravinder ravindra
rekha reka
renu renuka
rita reeta
rohit roheet
rupinder roopinder rup
sachin sach
sandeep sandip sunny
sangeeta sangita
sanjay sanjai san sunny
sanjeev sanjiv
santokh santosh
sarabjit sarbjit
satinder satindra
satnam sat
satwinder satvinder
seema sima
shanti shanthi
shreya shriya
simran simranjit sim
sita seeta
sonia sonya
sukhdeep sukhdip sukh
sukhdev sukh
sukhjit sukhjeet sukh
sukhwinder sukhvinder sukh
sunil suneel
sunita suneeta
surinder surindra
suresh sureesh
surjit surjeet
sushil susheel
swaran swarn
tarlochan tarlok
tejinder tej
usha ushaa
varinder virender
vijay vijai vij
vikram vik bikram
vimal vimala
vinod vinodh
vipin bipin
vishal bishal
yogesh yog
abimbola bimbola bimbo bola
adebayo bayo ade
adekunle kunle ade
adenike nike ade
adeola ola ade
adesola sola ade
adetokunbo tokunbo toks
adewale wale ade
adeyemi yemi ade
afolabi fola labi
akinola akin
akosua akos esi
ama amma
amara amarachi
ayodele ayo dele
ayomide ayo mide
babajide jide baba
babatunde tunde baba
bolanle bola
chiamaka amaka
chidi chidiebere
chijioke jioke
chika chikaodi
chimamanda chima
chinedu nedu edu
chinonso nonso
chioma oma
chisom som
chukwuemeka emeka chukwu
chukwudi chudi
ebele ebelechukwu
ebuka chukwuebuka
efe efemena
emeka chukwuemeka
esther esi
femi olufemi
folake fola
folasade sade fola
funmilayo funmi funke
ifeanyi ify
ifeoma ify oma
ikechukwu ike iyke
ikenna ike
kehinde kenny
kelechi kele
kofi coffee
kwabena kobina
kwadwo kojo
kwaku kweku
kwame kwami
kwasi kwesi
mofe mofetoluwa
ngozi ngoo
nkechi nkechinyere
nnamdi namdi
nneka nekky
obinna obi
ogechi oge
olabisi bisi
oladipo dipo ladipo
olajide jide
olalekan lekan
olamide ola mide
olayinka yinka
oluchi olu
oluwadamilola damilola dami damilare
oluwafemi femi olufemi
oluwaseun seun olu oluseun
oluwaseyi seyi
oluwatobi tobi toby oluwatobiloba
oluwatosin tosin
oluwatoyin toyin
oluwakemi kemi
oluwole wole
onyekachi kachi onyeka
opeyemi ope yemi
osagie osa
osaze saze
segun olusegun
sekou seku
temitope temi tope
temilola temi
titilayo titi
tolulope tolu tope
tunde babatunde
uche uchenna
uchechukwu uche
yaa yah
yetunde yety
zainabu zainab
amadou ahmadou amadu
ousmane usman
boubacar bubakar
mamadou mamadu mohammed
ibrahima ibrahim
fatoumata fatou fatima
tendai tendayi
tafadzwa tafa
tatenda tate
tinashe tina
farai faray
rutendo ruth
chipo chippo
blessing bless
kudzai kudzanai
yohannes johannes john
tesfaye tesfay
tekle tekele
dawit david
mehari mehary
wong huang
chan chen
li lee
wei way
xin shin
zhang cheung chang
yang yeung
wu ng
liu lau
lin lam
huang wong
nguyen nguyan
thi ty
manpreet manjit manny
olumide mide
parminder pam
surinder sid
venkatesh venkat venky
`

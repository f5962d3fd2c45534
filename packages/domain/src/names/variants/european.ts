/** Polish and other European given names with their diminutives, spellings and English forms. Our own work. */
export const european = `
agnieszka aga agnes agusia
adrianna ada adriana
aleksander alexander alek olek aleks
aleksandra ola alexandra olenka aleks
alicja ala alice
andrei andrey andrew andrzej andriy
andrzej andrew jedrek andy
aneta anetta
anna ania anka hanna anya
antoni antek anthony tony
barbara basia baska
bartosz bartek bart bartlomiej
beata bea
bogdan bohdan
boguslaw bogus
bozena bozenka
cezary czarek cesar
czeslaw czesiek chester
damian damianek
danuta danka dana
dariusz darek darius
dawid david
dmitri dmitry dmytro dima dmitriy
dominik dominic domi
dorota dorotka dorothy
edyta edith
elzbieta ela elizabeth
emilia emilka emily
ewa eva ewka eve
ewelina evelina ewelinka evelyn
filip philip
franciszek franek francis frank
gabriela gabi gabrysia
grazyna graza
grzegorz grzesiek greg gregory grzes
halina hala
henryk heniek henry
irena irka irene
iwona ivona iwonka yvonne
izabela iza isabel
jacek jack hyacinth
jadwiga jadzia hedwig
jakub kuba jacob james
jan janek john ian
janina janka jane
janusz januszek john
jaroslaw jarek jaroslav yaroslav
jerzy jurek george
joanna asia joasia
jolanta jola yolanda
jozef jozek joseph
julia julka
justyna justine
kamil kamilek camil
karol karolek charles
karolina karola caroline
katarzyna kasia kaska catherine katherine kate
kazimierz kazik casimir
kinga kinia
klaudia klaudyna claudia
konrad conrad
krystian christian kristian
krystyna krysia christine
krzysztof krzysiek krzys kris chris christopher kristof krystof christof christoph
lech leszek
leszek lech les
lucja lucy
lukasz luke lucas
maciej maciek matthias
magdalena magda magdalene lena
malgorzata gosia malgosia margaret goska
marcin martin marcinek
marek mark
maria marysia mary marija
mariusz marius
marta martha martusia
marzena marzenka
mateusz matthew mat
michal michael misiek mike
mieczyslaw mietek
miroslaw mirek miroslav
monika monica
natalia natalka
norbert norb
oksana oxana ksenia
oleksandr alexander sasha olek
olena helen lena elena
patrycja patricia
patryk patrick
paulina paula
pawel paul pablo
piotr peter piotrek
przemyslaw przemek
radoslaw radek
rafal raphael
renata renia
robert robercik
roman romek
ryszard rysiek richard
sebastian seba
slawomir slawek
stanislaw stasiek stan stas
stefan stephen
svetlana sveta lana
sylwester sylwek sylvester
sylwia sylvia
szymon simon
tadeusz tadek thaddeus
teresa terenia
tomasz tomek tom thomas
urszula ula ursula
viktor victor wiktor
volodymyr vladimir vlad vova wlodzimierz
waldemar waldek
weronika veronica
wieslaw wiesiek
wiktoria victoria
witold witek
wladyslaw wladek
wojciech wojtek voytek wojtech vojtech
yevgeny eugene evgeny zhenya
yulia julia yuliya iulia
yuri yuriy george iurii
zbigniew zbyszek zbig
zdzislaw zdzisiek
zofia zosia sophie
zuzanna zuza susan
alessandro sandro alex
alejandro alex alexander
antonio toni tony anthony
carlos charles carlo
catarina katarina catherine
cristian christian
cristina christina kristina
diego diogo james
eduardo edward edu
elena helen ileana
enrique henry
filipe philip felipe
florin florian
francesco frank franco francis
francisco paco pancho frank
gheorghe george gigi
giovanni john gianni
giuseppe joseph beppe
guilherme william
ion john ioan
ionut ion
jao joao john
javier xavier
joao john
jorge george
jose joseph pepe
juan john
lorenzo laurence
luis louis luiz
manuel manny manolo
marius mario
mihai michael mihail
miguel michael
nicolae nick nicholas
nicoleta nico nicola
paolo paul
pedro peter
pietro peter
radu rad
raluca ralu
roberto robert
stefania steffi stephanie
stefan stephan steven stephen
vasile basil
ana anna
andreea andrea
besnik nik
arben ben
agim gim
dritan tan
jonas john
mantas mant
tomas thomas
vytautas vytas
gintaras gintas
ruta ruth
darius dariusz
janis john
juris george
andris andrew
laszlo laci les
istvan steven pista
gyorgy george gyuri
janos john
ferenc francis feri
zsolt zolt
katalin kati catherine
erzsebet elizabeth
hans johannes john
heinrich henry heinz
friedrich fritz frederick
wilhelm william willi
johann john hans
mehmet mohammed muhammed
aleksei alexei alyosha
anastasia nastya
boleslaw bolek
bronislaw bronek
edward edek edzio
ekaterina yekaterina katya
eugeniusz genek gienek
georgios yiorgos giorgos
guillermo memo
ivan vanya
jan janek jasiek
juliusz julek
kazimierz kazik kazek
konstantinos kostas costas
mateusz mati
mikhail misha
nikolai kolya
panagiotis panos
sergei sergey seryozha
stanislaw staszek
stefan stefek
szymon szymek
tatiana tatyana tanya
waclaw wacek
wlodzimierz wlodek
zbigniew zbyszek zbych
zygmunt zygmund zyga
`

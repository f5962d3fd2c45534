/** Irish, Scottish and Welsh given names with their spellings and English forms. Our own work. */
export const celtic = `
aine anya aina anna
aisling ashling aislinn aislin ashlyn
alasdair alistair alastair alasdhair alexander
aled al
angharad ang harri
angus aonghus gus aengus
aodhan aidan aiden
aoife eefa eva efa
bairbre barbara
blathnaid blanaid
brid breda bridget brigid
brendan breandan
cahal cathal charles
caitriona catriona caitrin katrina catrina triona
caoimhe keeva kiva quiva
caoimhin kevin
carys caris
ceri kerry keri
ciara kiera keira ciera kira
ciaran kieran
cillian killian kilian
clodagh cloda
colm colum columba
conchobhar conor connor
cormac mac cormack
dafydd david dai taffy
daithi david
dara darragh daire
dearbhla dervla derval
deirbhile dervla
dermot diarmuid diarmaid jermot
dewi david
diarmuid dermot
donal domhnall donald
donnacha donagh duncan denis
dylan dillon
eamon eamonn edmund edward ned
eilidh ailey ayley helen
eimear emer
eithne enya ethna
eluned lynette
emlyn em
emrys ambrose
eoghan owen eoin eugene
eoin owen john ian
fearghal fergal
fearghus fergus
ffion fiona
fionn finn fin
fionnuala nuala finola fenella
fiachra fee
geraint ger
gethin geth
glenys glen
gobnait abbey deborah
grainne grania gronya
gruffydd griffith griff gruff
gwenllian gwen
gwilym william will
hamish seamus james
hefin hef
heulwen hel
hywel howell hal
iain ian
iestyn justin
ieuan ifan evan john iwan
ifor ivor
ioan john iwan
iolo iorwerth edward
iona ona
kenneth coinneach
lachlann lachlan
laoise leesha
llewelyn llywelyn lewellyn llew lyn
lleu llew
lowri laura
mairead margaret maread
mair mary
mairi mary mhairi vari
maeve meabh medb maebh meave
malachy malachi mal
mared margaret
marged margaret
meadhbh maeve
megan meg
meleri eleri
meurig maurice
michael micheal miceal
mihangel michael
morwenna wenna
muireann mirren
myfanwy myf fanny
neasa nessa
neil niall neal
nest nesta
niamh neve neeve niav
oisin osheen ossian
oonagh una oona
orla orlagh orlaith
padraig patrick paddy padraic podge
peadar peter
proinsias francis frank
rhodri rod
rhys reece rees
rioghnach riona
risteard richard
roibeard robert
roisin rosheen rose rosaleen
ronan ronnie
ruairi rory ruairidh ruari ruaridh
sadhbh sive
saoirse sersha
seamus james shamus seumas jim
sean shaun shane john
seosamh joseph
sinead jane janet shinade
siobhan shivaun chevonne joan shevaun shiv
sion john
sioned janet
siwan joan
somhairle sorley samuel
sorcha sarah
taliesin tal
tadhg teague tim timothy tadgh
tomos thomas tom
tomas thomas
torquil torq
treasa teresa
tudur tudor theodore
uilleam william
una oonagh
wyn win
catriona trina
cian kian keane
cornelius neil con connie
gearoid gerard garret gerald
llewellyn llywelyn lyn
shona seonaid
tadhg tighe
`

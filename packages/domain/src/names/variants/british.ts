/**
 * Given names that one person may go by in Britain: full forms, short forms, pet forms and spellings. One group a line, our own
 * work from common usage. A name may stand in several groups; being in one together makes two names variants of each other.
 */
export const british = `
aaron aron arron aronn ron ronnie
abigail abi abbie abby abbey abbi gail
adam ad adi
adelaide addie ada della
adrian ade adi adrien
agnes aggie nessie nessa
aidan aiden aydan adan
alan allan allen alun al
alastair alasdair alistair alister alisdair ally ali al
albert bert bertie al albie
alexander alex alec alek al sandy xander sasha lex
alexandra alex alexa sandra sandy sasha lexi lexie ali alix
alexis alex lexi lexie
alfred alf alfie fred freddie
alice ali allie elle
alison allison ali ally
amanda mandy manda
amelia amy milly millie mia emelia
amy aimee ami amie
andrea andi andie
andrew andy drew andi andie
angela angie ange angel
ann anne anna annie nan nancy hannah
annabel annabelle annabella bella belle anna
annette annie nettie
anthony antony tony ant anton
antonia toni tonia
april avril
archibald archie baldie
arnold arnie
arthur art artie
ashley ashleigh ashlee ash
audrey aud
austin austen
barbara barb babs barbie bobbie
barnaby barney
barry baz bazza barrie
bartholomew bart barty tolly
beatrice bea beattie trixie bee beatrix
belinda bel linda bindy
benedict ben benny
benjamin ben benny benji benjy
bernadette bernie detta
bernard bernie bern
bethany beth bethan bethanie
betty elizabeth bet
beverley beverly bev
bradley brad
brandon brendan brendon bran
brenda bren
brian bryan bry
bridget bridie biddy bridgette brigid
bronwyn bronwen bron
bruce brucie
caitlin kaitlin katelyn kaitlyn cait kate catelyn
callum calum cal
cameron cam kameron
camilla milly millie cam
candice candace candy
carl karl
carmel carmen
carol carole caz carrie caroline
caroline carolyn caro carrie caz lyn carol
casey kasey
cassandra cass cassie sandra
catherine katherine kathryn katharine cathryn kathrine cath kath cathy kathy kate katie katy kit kitty kat cat cate
cecilia cecily cissie celia
cedric ced ric
charles charlie chas chaz chuck charley
charlotte lottie charlie lotte char charly charley
chelsea chels chelsey
cherie sherry cheryl cherry
cheryl sheryl chez cherryl
chloe clo khloe cloe
christian chris kris kristian
christine christina chris chrissy chrissie tina kristina kristine christy chrystine
christopher chris kit topher kris christof kristopher christy
claire clare clair
clarissa clara clare
claudia claude claudie
clement clem
clifford cliff
clive cliv
clodagh cloda
colin col
connor conor con
constance connie
corey cory kory
craig craigy
cuthbert bert
cynthia cindy
cyril cy
daisy margaret
dale dal
damian damien dame
daniel dan danny
danielle dani danny danni daniella
darren daz dazza darran darryn
darryl daryl darrell darrel daz
david dave davey davy dai
dawn dawnie
deborah debra debbie deb debs debby
declan dec deccy
deirdre dee didi
denise den dee
dennis denis den denny
derek del derrick deryck
desmond des dezzy
diana diane dianne di dee
dominic dom dominick nic
donald don donny donnie
donna don
dorothy dot dottie dolly dora doreen
douglas doug dougie duggie
duncan dunc
dylan dyl dillon
edith edie ede
edmund ed eddie ned ted
edward ed eddie ted teddy ned eddy
edwin ed eddie
eileen aileen ilene eily
elaine lainey elayne ellie
eleanor ellie nell nelly elinor eleanora nora elle
elijah eli
elizabeth liz lizzie beth betty liza elisabeth libby betsy bess lisa eliza elspeth elsie lizzy bet buffy
ellen ellie nell helen elen
ellis elis
eloise ella ellie heloise
elsie elspeth
emily em emmy millie emma emilie
emma em emmie emms
eric erik rick ricky
erica erika rikki
ernest ernie
esme esmee
esther hester essie
ethan eth
eugene gene
evelyn evie eve eva
evan ewan ifan
ewan euan ewen euen
felicity fliss flick lissy
felix fee
fergus ferg gus
fiona fi fee ffion
florence flo florrie flossie flora
frances fran francesca frankie francis franny fanny
francis frank frankie fran
frank franklin frankie francis
frederick fred freddie freddy frederic
gabriel gabe gab
gabrielle gabby gabi gaby gabriella
gareth gaz garth gary
gary gaz gazza garry
gavin gav
gemma jemma gem jem
geoffrey jeffrey geoff jeff jeffery
george georgie geordie
georgina georgia georgie gina georgiana
gerald gerry jerry ger
geraldine gerry gerri deena
gerard gerry ger gerrard jerry
gertrude gert trudy
gillian jill gill jillian gilly
giles gyles
glen glenn glyn
gloria glo
glyn glynn glen
gordon gord gordie
grace gracie
graham graeme grahame gra
gregory greg gregg
gregor greg
guy gui
gwendoline gwen gwendolyn wendy
gwyn gwynne
hannah hanna han
harold harry hal harrold
harriet harriett hattie harry hetty
harrison harry
harry henry harold
harvey harv
hayley hailey haylee haley hales
hazel haze
heather heath hev
hector hec
helen helena elena nell nellie ellen hels lena
henrietta hetty etta hen
henry harry hal hank
hilary hillary hils
holly hollie hol
howard howie
hugh huw hughie hugo
humphrey humph
ian iain
imogen immy imo imogene
india indie
ingrid inga
irene rene renee
iris i
isaac isaak zac ike
isabel isabelle isobel isabella izzy bella belle issy ishbel
isla ila
ivan ive
ivy ivie
jack john jackie jake
jacob jake jakob
jacqueline jackie jacqui jacquelyn jaqueline jacky
jade jaydie
jake jacob
james jim jimmy jamie jem jimbo
jamie james jaimie jaime jay
jane jayne jaine janey
janet jan janette jeanette
janice janis jan
jasmine jazz jaz jas yasmin yasmine jasmin
jason jay jase jaison
jay jason james jamie
jean jeannie jeanie jeanette
jeffrey jeff geoffrey
jemima mima jem jemma
jennifer jen jenny jenna jennie
jeremy jez jerry jem jezza
jerome jerry
jessica jess jessie jesse
jill gillian
jo joe
joan joanie joanne
joanna joanne jo joann joey
jocelyn joss jos
jodie jody jo
john johnny jon jack johnnie jonny
jonathan jon jonny jonathon johnathan johnny johnathon nathan
jordan jord jordon
joseph joe joey jo jos
josephine jo josie jose fifi
joshua josh
joyce joy
judith judy jude judie
julia julie jules
julian jules julien jools
juliet juliette jules
justin just jus
kaitlyn caitlin
karen kaz karin karon caren
karl carl
kate catherine katie
kathleen kath kathy cathleen cath kate kay
kay kaye
kayleigh kayley kaylee kay kaleigh
keith keef
kelly kellie kel
kelsey kelsie kels
kelvin kel kev
kenneth ken kenny ken
kerry kerri kerrie kez
kevin kev kevan
kieran kieron ciaran kyran keiran ciaren
kimberley kimberly kim kimmy
kirsten kirstin kirsty kirstie kirstyn
kyle kyl
lachlan lachie lochlan
laura lauren laurie lora
lauren laura loz loren lauryn laurenn
laurence lawrence larry laurie lawrie loz
leah lea leia
lee leigh li
leigh lee
leo leon leonard
leonard len lenny leo
leslie lesley les lez
lewis louis lou lew louie
lilian lillian lily lil lilly lili
lily lilly lillie
linda lynda lin lyn lindy
lindsay lindsey lyndsey linsey linz lynsey
lisa leesa liza lise
lloyd loyd
lorraine lori lorrie raine
louis louie lou lewis
louise lou louisa lulu
lucas luke luca lukas
lucinda lucy cindy
lucy lucie luce lulu
luke lukas lucas
lydia lyddie liddy
lynn lynne lyn lin
madeleine maddie madeline maddy maddison
madison maddie maddy maddison
malcolm mal malc
marcus marc mark
margaret maggie meg peg peggy marge margie greta madge mags daisy rita maisie mairead margo
maria marie mary ria mia
marian marion marianne
marilyn mari lyn
marjorie marge marj margery
mark marc marcus
martha mattie
martin marty martyn mart
mary marie maria molly may polly mae
matilda tilly tillie mattie tilda
matthew matt matty mathew mat
maud maude
maureen mo maur reenie
maurice mo morris maury
maximilian max maxwell maximillian
maxine max maxie
maxwell max
megan meg meghan meggie
melanie mel melly
melissa mel lissa missy
mercedes mercy sadie
meredith merry mered
mervyn merv mervin
michael mick mike micky mickey mikey mitch micheal mikael
michelle shell chelle mich michele shelly shelley
mildred millie milly
miles myles
miranda randy mandy
mitchell mitch mick
molly mollie mary
monica mon
morgan mog
muriel mu
murray muz
myra mya
nadine nads
nancy nan nance ann
naomi nomi
natalie nat nats nathalie natalia
nathan nate nath nathaniel
nathaniel nathan nat nate
neil neal niall nial nealey
nicholas nick nicky nicolas nico nic nik
nicola nicky nikki nic nichola nicole nickie
nicole nicky nikki nicola nicholle
nigel nige nigs
noel noelle
noah no
nora norah eleanor honora
norman norm
octavia tavy
oliver ollie olly oli
olivia liv livvy livi olive ollie libby
oscar ossie oz
owen owain
pamela pam pammy
patricia pat patsy tricia trish patty paddy
patrick pat paddy padraig padraic patric ric
paul pauly pol
paula polly pauly
pauline paula polly
penelope penny pen nell
perry peregrine
peter pete petey
philip phillip phil pip
philippa phillipa pippa pip phil
phoebe phebe pheebs
phyllis phyl
poppy pops
prudence prue prudie
quentin quent quintin
rachel rachael rach raquel rachelle
ralph rafe raff
ramona mona
randolph randy dolph
raymond ray raymund
rebecca becky becca bex becks rebekah beck
reginald reg reggie rex
reuben rube reubin ruben
rhiannon rhian annon
rhys reece rees reese
richard rick dick rich richie ricky dickie ritchie rik dickon
robert rob bob bobby robbie bert robin robby bobbie rab
roberta bobbie robbie berta
robin rob robyn
rodney rod roddy
roger rodge rodger
roland rolly rowland roly
ronald ron ronnie ronny
rory ruari ruaridh rorie
rosalind ros roz rosie rosalyn
rosemary rosie rose romy rosemarie
rose rosie rosa
ross rosco
roxanne roxy rox roxane
roy royston
rupert ru rupe
russell russ rusty russel
ruth ruthie
ryan rhyan ry
sabrina brina
samantha sam sammy sammie
samuel sam sammy
sandra sandy sandie alexandra
sarah sara sally sal sadie
saul sol
scott scotty
sean shaun shawn shane
sebastian seb bas baz sebby
serena rena
shannon shan
sharon shaz shazza sharron
sheila sheelagh shelagh sheilagh
shelley shell shelly michelle
shirley shirl
sian shan sianne
sidney sid sydney syd
sienna si
simon si sime
simone sim
sophie sophia soph sofia
spencer spence
stacey stacy stace
stanley stan
stella estelle stel
stephanie steph stef steff stephenie
stephen steven steve stevie ste steph stephan stefan
stewart stuart stu stew stuey
sue susan suzanne
susan sue suzie suzy susie susanna susannah sukie
suzanne sue suzie suzy suzanna susanne
sylvia silvia syl sylvie
tabitha tabby
tamara tammy tam tamar
tamsin thomasina tammy tamzin tamsyn
tania tanya
taylor tay
terence terry tel terrance tezza terrence
teresa theresa terri tess tessa tracy tess resa treza terry
thelma thel
theodore theo ted teddy
thomas tom tommy thom tam
tiffany tiff tiffani
timothy tim timmy timmo
tina christina martina
toby tobias tobin
tracey tracy trace tracie
trevor trev
tristan tris tristram
tyler ty
ursula ursie
valerie val valery
vanessa nessa ness van
vaughan vaughn
vera verity
veronica ronnie vron vee
victor vic vick
victoria vicky vicki tori tory vikki vickie vic vicci
vincent vince vinnie vin
violet vi lettie
virginia ginny ginnie gina
vivian vivien vivienne viv
walter wally walt wat
warren waz
wayne wain
wendy wend
wesley wes westley
wilfred wilf fred wilfrid
william bill billy will willy liam wills gwilym
winifred winnie freda fred win
winston win
xavier zav
yvonne evonne vonnie yvette
zachary zac zach zack zak zachariah
zoe zoey zowie
augustus augustine gus auggie
barnabas barney barnaby
cecilia cecily cissy cissie
clarence clarrie
clementine clementina clemmie clem
cordelia delia
dorothea theodora thea dora
edgar ed eddie
elizabeth lilibet
emmeline emmy emmie
euphemia effie
evangeline evie eva
ezekiel zeke
ferdinand ferdy ferdie
francesca cesca
garfield gary gaz
geraldine geri gerri
henrietta hettie etta
herbert bert bertie
horace horry
ignatius iggy
isidore izzy
jeremiah jerry
jonathan jonty
josiah joe
katherine kaz
lawrence laz lozza
letitia lettice letty lettie
lucille lucy
marmaduke duke
maurice moz
miriam mim
montgomery montague monty
natasha tash
oswald ossie ozzie ozzy
percival percy perce
priscilla cilla prissy
quentin quin
roderick rory
rosamund rosamond roz
rudolph rudolf rudy
silvester sylvester sly
stephanie stevie
susan suze sukey
susannah zanna
veronica vera
wallace wally
wilhelmina mina billie
yolanda yoli
yvonne von
`

/**
 * Shares of people in Great Britain with a name, per 100,000, a share and its names on a line. Surnames: the commonest 500 of the
 * `en_GB` provider of joke2k/faker (MIT). Given names: Office for National Statistics, births in England and Wales 1996-2020 and
 * rankings 1954-1994 (Open Government Licence v3.0), weighted to adults. Names of communities whom those lists undercount are
 * raised to our own estimates. Good to a factor of two, which is one bit. Replace by a force's own counts where it may use them.
 */
export const familyShares = `
1200 smith
940 jones
660 williams
540 taylor brown
480 davies
440 wilson
400 evans
380 johnson
360 thomas
340 roberts
320 robinson wright thompson walker
300 khan white green
280 clarke hall edwards jackson
260 ahmed ali hughes wood harris hussain kaur lewis patel singh
240 martin turner cooper hill
220 moore morris ward
200 baker begum clark harrison king lee scott allen james morgan
180 carter davis mitchell parker phillips watson young bailey bennett cook price richardson
160 anderson campbell griffiths kelly miller shaw bell collins cox mohammed murphy stewart
140 ellis marshall richards simpson adams foster murray wilkinson
120 bibi chapman gray hunt mason powell rogers shah webb barnes butler holmes knight lloyd matthews mills owen
120 palmer
100 barker dixon fisher fletcher graham harvey jenkins pearson russell stevens
90 akhtar andrews brooks day elliott ford fox gibson howard lawrence payne pearce reynolds saunders walsh west
80 atkinson ball booth bradley burton cole dawson gill islam malik miah obrien perry rahman rose ryan spencer
80 watts
70 armstrong barrett berry carr dunn francis grant gregory harding hart hawkins hayes holland hudson hunter
70 iqbal lowe mahmood marsh newman newton oliver page parsons porter reed rees reid riley robertson stone
70 webster wells woods
60 bates bird bishop burgess burns byrne chambers coleman cooke cross curtis dean freeman gardner hamilton
60 harper henderson hodgson hopkins hussein kennedy lane long mccarthy mcdonald moss nguyen nicholls nicholson
60 oconnor oneill parry robson ross shepherd sutton walton warren watkins williamson yates
50 arnold austin barber barnett barton baxter blake bond buckley burke clayton cunningham davidson doyle frost
50 gallagher george gilbert goodwin gordon greenwood griffin hammond hardy hewitt higgins holt hutchinson
50 jennings johnston jordan kemp lambert lynch mann may miles nash nelson osborne poole potter pritchard quinn
50 read rowe sharp slater stephens stephenson stevenson stokes sullivan thomson tucker wallace walters wheeler
50 whitehead willis woodward
40 abbott alexander archer ashton atkins baldwin banks barlow bartlett bentley birch black bowen bradshaw
40 brennan briggs brookes bryant bull burrows carroll cartwright chan dale daniels davey davison dickinson
40 dobson dodd douglas duffy farrell ferguson field flynn fowler fraser french fuller gibbs glover goddard
40 hancock hartley haynes hayward heath hicks holden howe howell humphreys jarvis john kay kent kirby kirk
40 knowles lamb lawson little lucas macdonald middleton morley morrison morton norman norris osullivan
40 parkinson patterson perkins peters preston pugh reeves rhodes sanders savage schofield short simmons
40 skinner smart stanley thornton thorpe todd tomlinson townsend vaughan wade wall warner waters weston
40 whittaker wilkins wong
30 allan barry benson bevan blackburn bolton boyle brady bray browne bruce bryan butcher cameron carey
30 carpenter chadwick chamberlain chandler charlton clements coates coles collier connolly connor conway craig
30 crawford daly dennis doherty donnelly duncan dyer farmer faulkner finch fitzgerald fleming forster franklin
30 fry gardiner garner gibbons giles godfrey gough gould hale hanson hargreaves henry herbert hilton hobbs
30 holloway hooper hope horton houghton howarth howells humphries hurst hyde ingram joyce kerr law leach lees
30 leonard lord lyons manning marsden mckenzie mclean mellor metcalfe mistry moran myers naylor nixon noble
30 nolan north norton nowak odonnell owens parkes parkin peacock pickering pollard pope potts power pratt
30 randall rice rowley sanderson sharpe sheppard sims sinclair steele storey summers swift sykes talbot
30 turnbull tyler vincent wallis welch whitehouse winter wyatt
20 kowalski
`

export const givenShares = `
2400 john
2200 david
2000 james
1900 michael
1700 paul
1500 andrew robert
1400 mark
1300 daniel sarah thomas william
1200 christopher susan
1100 matthew peter stephen
1000 richard
900 anthony elizabeth emma margaret mary mohammed
800 rebecca ian jack kevin simon
700 adam alan gary jane julie karen laura lee martin steven
600 claire george helen jennifer jonathan joseph nicola patricia philip ryan samuel
500 alexander angela anne benjamin brian charlotte christine craig darren emily hannah harry jason jessica
500 joanne joshua lisa luke michelle muhammad neil nicholas rachel samantha sophie stuart
440 lauren
420 oliver
400 amanda amy ben charles graham katie kelly liam louise nathan sean victoria
380 linda
340 chloe
300 lucy olivia alison colin deborah mohammad sharon tracey jacqueline
260 gemma charlie ali
240 edward jacob
220 lewis catherine amelia megan grace jamie
200 jake ahmed jordan janet lily
180 holly anna callum carol ellie alfie ella caroline alice timothy
160 maria abigail ethan patrick henry bethany connor zoe diane natalie
140 dylan georgia sandra ann max katherine mia aaron eleanor rose ruby keith molly scott
120 oscar adrian jade kathryn natasha sally clare dean noah stephanie gillian tracy alex daisy danielle hayley
120 heather gareth bradley isabella kieran ava carl alexandra evie donna archie dawn nigel shaun cameron leo
120 barry marie wendy
100 dominic poppy elaine georgina isla fiona jasmine tyler fatima imran ruth suzanne sam freya kirsty leah
95 amber isaac lucas wayne ashley isabelle sara phoebe harrison julia kate kyle millie phillip shannon karl
95 kenneth kerry
90 joanna louis raymond sophia trevor barbara paige rosie denise leanne arthur
85 imogen logan lorraine riley pauline toby freddie melanie lesley tony
80 rachael leon melissa andrea reece finley mason brandon harvey rhys shane
75 cheryl gregory malcolm mae nicole harriet jeremy jodie robin aimee scarlett erin martyn owen
70 courtney pamela joe russell terry antony theo elliot naomi teresa paula
65 beverley maisie terence caitlin valerie christian geoffrey kathleen derek jayden lilly sebastian
60 chelsea eva francesca marcus ross stacey hollie kimberley sienna judith kim lydia abbie joel billy
60 frederick zachary
55 florence lynn matilda morgan garry abdul harley janice lola maureen yvonne justin roger sian summer clive
55 danny layla sofia stewart
50 elliott francis jeffrey lynne marc tina eric may vincent carole jayne julian kai kayleigh leslie ronald
50 rosemary shirley taylor stanley maya roy
45 evelyn gavin jean douglas frankie gordon leigh luca tommy dale frances gracie isabel robyn demi jay mathew
45 niamh reuben theodore albert conor duncan elsie isobel lynda
40 allan ashleigh declan ellis heidi louie willow brooke emilia bailey gabriel gail gerald jill madison
40 annette esme finlay ivy jenna josh yasmin bethan ellen howard jude kian tanya tom zara
35 amelie carolyn debra elijah gerard mitchell penelope aidan anita eliza iain jeanette lacey rory tia kay
35 mohamed mollie sheila theresa beth bobby lexi alisha blake frank gabrielle katy keira libby
30 aiden eve hugo josephine teddy annabelle evan faith jemma maddison marion martha rhiannon alicia bella
30 dennis jenson aisha caleb carly chantelle corey hazel joan ronnie skye vanessa damian eloise hayden june
30 madeleine marilyn maryam tara
25 finn harper ibrahim mandy marian rowan brenda casey dorothy felix lara lawrence ollie rebekah sonny tilly
25 christina eden eileen leonard mai nathaniel tobias victor arlo carla cody diana hugh sylvia violet annabel
25 annie ashton bernard darcie darcy dexter donald ewan guy hilary muhammed nancy reggie ricky roman thea
20 aaliyah alfred austin beatrice bryan charlene gabriella irene jackson joyce lillie lottie norman rae zak
20 albie carter darcey jaxon jesse joy lois mya rita yusuf brett elise glen jasper jenny levi lindsey maxwell
20 seth sonia angel clifford faye geraldine hope lindsay tristan beau cole graeme india lexie luna maxine
20 nichola orla savannah syed zainab
15 anya aria bonnie cerys clara connie debbie doreen esther glenn hamza iris kayden kelsey lyndsey marley
15 maurice mila spencer arabella clair ebony elena ezra felicity glynis hunter kane kiera lyla miles milo
15 sadie seren zahra abdullah alexis ayaan charley eli laila maximilian myles natalia nevaeh neve ralph tegan
15 zac zack zain cara georgie jemima kayla leila maisy nina rio ruben sasha alana alyssa amina ayesha ayla
15 calum ciara curtis edith elle ffion fraser hallie jakub jonah lucie mackenzie madeline mariam nadia niall
15 omar rohan tabitha
10 ada aurora autumn caitlyn ciaran claudia euan filip flynn hassan jessie joey kaiden kaitlyn lucia maia
10 mckenzie milly oakley shay abby april brody carys delilah edie elias elisha emmanuel grayson hanna josie
10 kacey khadija kira leighton lena lennon leonardo lincoln louisa maja musa pippa robbie rocco rosa rupert
10 scarlet travis xavier aleena alexa aliyah amira anastasia anaya angus aoife ariana barnaby betsy billie
10 brodie brooklyn elodie esmae helena hudson jasmin kieron lana layton lukas macey macie macy maggie mustafa
10 oskar paris polly rayan regan safa skyla sydney talia ted tiffany umar vinnie zach alexia amaya antonia
10 bilal cian cooper daniella dillon drew emelia hafsa hana honey iqra ismail jaden jensen kacper kara keeley
10 khadijah kye kyra lenny liberty mabel malachi marnie maximus miley myla nia nikita olive olly philippa
10 phoenix raphael rhianna river saffron sidney simran syeda tallulah tomas yahya zakariya zuzanna arjun arya
10 aryan beatrix benedict chester constance destiny devon eesa elsa emilie emmie fletcher freddy iona isaiah
10 jaiden junior kenzie kitty liliana lyra michaela miriam noor parker penny quinn rayyan ria sana saskia
10 tiana troy wilfred zoya
5 abbey ahmad alina alistair aliza amaan amara amie amir aston bryony chase cleo cora cory crystal dominik
5 eddie gabriela halima halle harris hasan imaan inaaya jai jaxson jimmy jo josiah kaitlin katelyn kiara kyla
5 lacie laurence lila lloyd luis maddie marcel margot marshall melody micah nicolas otis piper preston rafael
5 ronan rufus sami serena shania shauna shelby sinead skylar solomon stefan tamara tayla verity will xander
5 zayn zaynab alesha aminah amirah ana anais antoni asher belle brendan brogan cai callie calvin coby conner
5 eliana erica evangeline fabian fatimah fleur flora hafsah hamish haris harri hattie hector idris ieuan iman
5 indie isa isobelle ivan jac jan jared jax kiran kristian lilah lilia lillian lorenzo luka milan nell nico
5 ophelia osian paisley pearl priya remi renee rex rhea sabrina salma sapphire sky stella tomos toni trinity
5 warren zachariah zane
`

import { type NameTable, words } from './table.ts'

export const british: NameTable = {
  male: words(`David Paul John Mark Andrew James Michael Stephen Robert Richard Daniel Christopher Matthew Thomas Peter Lee Jack Simon
    Anthony Ian Kevin Gary Jonathan Benjamin Joseph Joshua Adam Philip Steven Ryan Neil Alan Martin Samuel William Craig Graham Stuart
    Nicholas Darren Jason Luke Nathan Callum Connor Kieran Jordan Liam Alexander Edward George Kyle Wayne Dean Barry Keith Terence Derek
    Raymond Gareth Harry Charles Oliver Jake Shaun Carl Trevor Leonard Ross Elliot Toby Lewis Scott Duncan Clive Ronald Frederick`),
  female:
    words(`Sarah Susan Emma Karen Claire Nicola Julie Jacqueline Samantha Helen Rebecca Lisa Michelle Victoria Charlotte Elizabeth
    Amanda Rachel Laura Jessica Kelly Louise Christine Jennifer Katherine Deborah Alison Joanne Hannah Amy Sophie Chloe Gemma Donna Emily
    Tracey Lauren Natalie Stephanie Danielle Angela Margaret Catherine Patricia Sandra Zoe Leanne Kirsty Lucy Holly Abigail Hayley Melanie
    Wendy Lorraine Maureen Janet Theresa Sharon Pamela Olivia Georgina Rosemary Philippa Frances Harriet Eleanor Bethany Jade Paula`),
  families:
    words(`Smith Taylor Brown Wilson Johnson Wright Walker Thompson White Green Hall Clarke Wood Jackson Harris Turner Hill Cooper
    Ward Moore Baker Harrison King Allen Carter Mitchell Shaw Bell Cook Parker Bailey Richardson Cox Marshall Simpson Adams Foster
    Wilkinson Mason Webb Palmer Holmes Barker Mills Fletcher Dixon Knight Chapman Pearson Barnes Hunt Rogers`),
  commonShare: 0.12,
  beginnings:
    words(`Ash Black Brad Bram Brough Burn Chat Clay Cran Crom Dal Den Dray East Ed Elm Farn Fen Gar Gold Green Hather Hart Haw
    Hazel Hol Horn Hux Kel Kings Lang Lath Leigh Lind Long Mar Mel Mid Nor Oak Old Pem Pick Prest Rad Raw Red Rock Ruther Sal Sand Shel
    Ship South Stan Stock Sut Thorn Thur Tun Wal Wake War West Whit Wind Wool Wor Yar`),
  ends: words(`ford ton ley field by well wood worth ham house bury croft dale den don down gate ham hurst land low man more ridge shaw
    son stead stone thwaite wick bridge bourne bank cliffe combe cott`),
}

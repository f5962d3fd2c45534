import { type NameTable, words } from './table.ts'

export const irish: NameTable = {
  male: words(`Patrick Seán Michael Ciarán Declan Brendan Eoin Niall Cormac Donal Fergus Liam Pádraig Kevin Conor Aidan Cathal Diarmuid
    Rory Seamus Eamonn Colm Dermot Finbar Gerard Malachy Oisín Tadhg Ruairí Brian`),
  female:
    words(`Siobhán Niamh Aoife Ciara Róisín Sinéad Caoimhe Gráinne Mary Bríd Deirdre Eimear Fionnuala Maeve Nuala Orla Sorcha
    Bernadette Clodagh Aisling Eilís Kathleen Noreen Saoirse Úna Catherine Bridget Máire`),
  families:
    words(`Murphy O’Brien Kelly O’Connor Byrne Ryan Walsh O’Sullivan Doyle McCarthy Gallagher Doherty O’Neill Kennedy Lynch Murray
    Quinn McLoughlin O’Reilly Nolan Brennan Flynn McDonnell O’Donnell McGrath Collins Duffy Hayes Kavanagh Maguire Sheehan`),
  commonShare: 0.6,
  beginnings: words('Mc O’ Mac'),
  ends: words(`Cafferty Gowan Namara Hanlon Dowd Shea Rourke Keefe Laughlin Nulty Guinness Enroy Aleese Avoy Cabe Tiernan Elligott Inerney
    Govern Grath Manus Hale Hara Callaghan Driscoll Flaherty Mahony Leary Toole`),
}

export const welsh: NameTable = {
  male: words(`Gareth Rhys Huw Dafydd Ieuan Owain Emyr Geraint Gethin Hywel Iwan Llŷr Aled Alun Bryn Dylan Elis Gwyn Ifan Iestyn Meirion
    Osian Tomos Siôn Gwilym Cai David Mark Andrew Richard`),
  female:
    words(`Siân Rhian Angharad Bethan Catrin Carys Cerys Delyth Eirlys Elin Ffion Gwen Gwenllian Heledd Lowri Mair Megan Mererid
    Nerys Nia Olwen Rhiannon Sioned Tegan Eleri Haf Sarah Helen Nicola Claire`),
  families:
    words(`Jones Williams Davies Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees Price Morris Richards
    Phillips Parry Lloyd Powell Jenkins Howells Ellis Pritchard Bowen Humphreys Vaughan Rowlands Gwynne`),
  commonShare: 0.85,
  beginnings: words('Pen Tre Llew Gly Bev Caer Cad Pro Meyr Pug'),
  ends: words('dry arth elyn ndwr an adog wallader bert ick h ry fael'),
}

/**
 * Sounds of the Daitch-Mokotoff coding: letters, then the code at the start of a name, before a vowel, and elsewhere; `-` is silent, and
 * a `/` parts two ways to say it. Source: Daitch and Mokotoff 1985, the coding chart as JewishGen and the US National Archives print it.
 */
export const soundChart = `
ai aj ay 0 1 -
au 0 7 -
a 0 - -
b 7 7 7
chs 5 54 54
ch 5/4 5/4 5/4
ck 5/45 5/45 5/45
cz cs csz czs 4 4 4
c 5/4 5/4 5/4
drz drs ds dsh dsz dz dzh dzs 4 4 4
d dt 3 3 3
ei ej ey 0 1 -
eu 1 1 -
e 0 - -
f fb 7 7 7
g 5 5 5
h 5 5 -
ia ie io iu 1 - -
i 0 - -
j 1/4 -/4 -/4
ks 5 54 54
k kh 5 5 5
l 8 8 8
m n 6 6 6
mn nm 66 66 66
oi oj oy 0 1 -
o 0 - -
p pf ph 7 7 7
q 5 5 5
rz rs 94/4 94/4 94/4
r 9 9 9
schtsch schtsh schtch shtch shch shtsh stch stsch sc strz strs stsh szcz szcs 2 4 4
sht scht schd st szt shd szd sd 2 43 43
s sch sh sz 4 4 4
tch ttch ttsch trz trs tsch tsh ts tts ttsz tc tz ttz tzs tsz 4 4 4
t th 3 3 3
ui uj uy 0 1 -
u ue 0 - -
v w 7 7 7
x 5 54 54
y 1 - -
zdz zdzh zhdzh 2 4 4
zd zhd 2 43 43
z zh zs zsch zsh 4 4 4
`

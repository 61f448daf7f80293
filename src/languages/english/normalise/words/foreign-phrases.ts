/**
 * Phrases of French, Latin and other languages with words that English reads in another way when they stand alone: the phrase,
 * and the phonemes of each of its words in American and in British English. "=" is a word that is read as it is written. A letter
 * stands for itself with an accent too. Words that are always foreign ("déjà", "Wiedersehen") are in `data/names.tsv`.
 */
export const FOREIGN_PHRASES = `
a fortiori | ˌɑ fˌɔɹtiˈɔɹi | ˌA fˌɔːtiˈɔːɹI
a posteriori | ˌɑ pOstˌɪɹiˈɔɹi | ˌA pɒstˌɛɹiˈɔːɹI
a priori | ˌɑ pɹiˈɔɹi | ˌA pɹIˈɔːɹI
ab initio | ˌæb ɪnˈɪʃiO | ˌab ɪnˈɪʃiQ
actus reus | ˌæktəs ɹˈAəs | ˌaktəs ɹˈAəs
ad hominem | ˌæd hˈɑmənəm | ˌad hˈɒmɪnəm
ad nauseam | ˌæd nˈɔziəm | ˌad nˈɔːzɪam
amicus curiae | əmˌikəs kjˈʊɹiˌI | əmˌiːkəs kjˈʊəɹɪˌiː
au courant | O kuɹˈɑn | Q kuːɹˈɒn
au fait | O fˈA | Q fˈA
au gratin | O = | Q =
au jus | O = | Q =
au lait | O = | Q =
au naturel | O = | Q =
au pair | O = | Q =
au pairs | O = | Q =
au revoir | O = | Q =
au vin | O vˈæn | Q vˈan
auf Wiedersehen | Wf = | Wf =
belles lettres | bɛl lˈɛtɹə | bɛl lˈɛtɹə
bete noire | bˌɛt nwˈɑɹ | bˌɛt nwˈɑː
bon appetit | bˌOn ˌæpətˈi | bˌɒn ˌapətˈiː
bon mot | bˌɔn mˈO | bˌɒn mˈQ
bon vivant | bˌɔn vivˈɑnt | bˌɒn viːvˈɒn
bon voyage | bˌɑn vwIˈɑʒ | bˌɒn vwIˈɑːʒ
carpe diem | kˌɑɹpA dˈiəm | kˌɑːpA dˈiːɛm
carte blanche | kˌɑɹt blˈɑnʃ | kˌɑːt blˈɒnʃ
cause celebre | kˌɔz səlˈɛbɹə | kˌɔːz sɪlˈɛbɹə
comme des garcons | kˌɔm dA ɡɑɹsˈɔn | kˌɒm dA ɡɑːsˈɒn
compos mentis | kˌɑmpəs mˈɛntəs | kˌɒmpɒs mˈɛntɪs
coq au vin | kˌOk O vˈæn | kˌɒk Q vˈan
coup de foudre | = də fˈudɹə | = də fˈuːdɹə
coup de grace | = də ɡɹˈɑs | = də ɡɹˈɑːs
coup de main | = də mˈæn | = də mˈan
coup de theatre | = də tAˈɑtɹə | = də tAˈɑːtɹə
creme brulee | kɹˌɛm bɹulˈA | kɹˌɛm bɹuːlˈA
creme de la creme | kɹˌɛm də lə kɹˈɛm | kɹˌɛm də lə kɹˈɛm
creme de menthe | kɹˌɛm də mˈɑnt | kɹˌɛm də mˈɒnθ
creme fraiche | kɹˌɛm fɹˈɛʃ | kɹˌɛm fɹˈɛʃ
cri de coeur | kɹˌi də kˈɜɹ | kɹˌiː də kˈɜː
cui bono | kwˌi bˈOnO | kwˌiː bˈQnQ
cum laude | kˌʊm lˈWdA | kˌʊm lˈWdA
de jure | dA ʤˈʊɹi | dA ʤˈʊəɹi
de trop | də tɹˈO | də tɹˈQ
deja vu | dˌAʒɑ vˈu | dˌAʒɑː vˈuː
Des Moines | də mˈYn | də mˈYn
deus ex machina | dˌAəs ˌɛks mˈɑkɪnə | dˌAəs ˌɛks mˈakɪnə
dos equis | dˌOs ˈɛkis | dˌɒs ˈɛkiːs
du jour | du ʒˈʊɹ | djuː ʒˈʊə
el corte ingles | ˌɛl kˌɔɹtA ɪŋɡlˈAs | ˌɛl kˌɔːtA ɪŋɡlˈAs
eminence grise | ˌɛmɪnɑns ɡɹˈiz | ˌɛmɪnɒns ɡɹˈiːz
en banc | ˌɑn bˈɑŋk | ˌɒn bˈɒŋk
en bloc | ˌɑn = | ˌɒn =
en croute | ˌɑn = | ˌɒn =
en famille | ˌɑn = | ˌɒn =
en garde | ˌɑn = | ˌɒn =
en masse | ˌɑn = | ˌɒn =
en passant | ˌɑn pæsˈɑn | ˌɒn pasˈɒn
en plein | ˌɑn = | ˌɒn =
en pointe | ˌɑn pwˈænt | ˌɒn pwˈant
en route | ˌɑn = | ˌɒn =
en suite | ˌɑn = | ˌɒn =
enfant terrible | ˌɑnfɑn tɛɹˈiblə | ˌɒnfɒn tɛɹˈiːblə
ex parte | ˌɛks pˈɑɹti | ˌɛks pˈɑːti
fait accompli | fˌAt = | fˌAt =
faux naif | fˌO nIˈif | fˌQ nIˈiːf
femme fatale | fˌɛm fətˈæl | fˌam fətˈɑːl
femmes fatales | fˌɛm fətˈælz | fˌam fətˈɑːl
filet mignon | fəlˌA minjˈɑn | fˌɪlA mˈiːnjɒn
fin de siecle | fˌæn də siˈɛklə | fˌan də siˈɛklə
foie gras | = ɡɹˈɑ | = ɡɹˈɑː
force majeure | fˌɔɹs mɑʒˈɜɹ | fˌɔːs maʒˈɜː
grand mal | ɡɹˌɑn mˈɑl | ɡɹˌɒn mˈal
guten Tag | = tˈɑk | = tˈɑːk
habeas corpus | hˌAbiəs kˈɔɹpəs | hˌAbɪəs kˈɔːpəs
haricots verts | ˌɑɹikO vˈɛɹ | ˌaɹɪkQ vˈɛː
idee fixe | idˌA fˈiks | ˌiːdA fˈiːks
in limine | ɪn lˈɪmənˌi | ɪn lˈɪmɪniː
in medias res | ɪn mˌidiəs ɹˈAs | ɪn mˌiːdɪas ɹˈAz
in personam | ɪn pəɹsˈOnəm | ɪn pəsˈQnam
inter alia | ˌɪntəɹ ˈAliə | ˌɪntəɹ ˈAlɪə
inter vivos | ˌɪntəɹ vˈivOs | ˌɪntə vˈiːvQs
ipse dixit | ˌɪpsi dˈɪksɪt | ˌɪpsA dˈɪksɪt
je ne sais quoi | ʒə nə sA = | ʒə nə sA =
jean paul gaultier | ʒˌɑn pˌɔl ɡOltjˈA | ʒˌɒn pˌɔːl ɡQltjˈA
joie de vivre | ʒwˌɑ də vˈivɹə | ʒwˌɑː də vˈiːvɹə
Kim Jong Un | = = ˈun | = = ˈuːn
la vie | lɑ vˈi | lɑː vˈiː
laissez faire | lˌɛsA fˈɛɹ | lˌɛsA fˈɛː
mange tout | mˌɑnʒ tˈu | mˌɒnʒ tˈuː
Mardi Gras | = ɡɹˌɑ | = ɡɹˈɑː
mea culpa | mˌAə kˈʊlpə | mˌAə kˈʊlpə
mea culpas | mˌAə kˈʊlpəz | mˌAə kˈʊlpəz
mein Gott | mIn ɡˈɔt | mIn ɡˈɒt
menage a trois | mAnˌɑʒ ə twˈɑ | mɛnˌɑːʒ a twˈɑː
mens rea | mˌɛnz ɹˈAə | mˌɛnz ɹˈAə
mise en place | mˌiz ɑn plˈɑs | mˌiːz ɒn plˈas
mise en scene | mˌiz ɑn sˈɛn | mˌiːz ɒn sˈɛn
mon ami | mɔn ɑmˈi | mɔn ɑmˈiː
mon amie | mɔn ɑmˈi | mɔn ɑmˈiː
mon Dieu | mɔn = | mɔn =
mot juste | mˌO ʒˈust | mˌQ ʒˈuːst
mutatis mutandis | mutˌɑtəs mutˈɑndəs | muːtˌɑːtɪs muːtˈandɪs
noblesse oblige | nOblˌɛs əblˈiʒ | nQblˌɛs əblˈiːʒ
nolo contendere | nˌOlO kəntˈɛndəɹi | nˌQlQ kɒntˈɛndəɹi
nouveau riche | nˌuvO ɹˈiʃ | nˌuːvQ ɹˈiːʃ
par excellence | pˌɑɹ ˌɛksəlˈɑns | pˌɑːɹ ˈɛksəlɒns
per diem | pɜɹ dˈiəm | pɜː dˈiːɛm
petit mal | pˌɛti mˈɑl | pˌɛti mˈal
pico de gallo | pˌikO də ɡˈIO | pˌiːkQ də ɡˈIQ
piece de resistance | piˌɛs də ɹəzˌistˈɑns | piˌɛs də ɹəzˌiːstˈɒns
pinot gris | pˌinO ɡɹˈi | pˌiːnQ ɡɹˈiː
plat du jour | plˌɑ də ʒˈʊɹ | plˌɑː duː ʒˈɔː
por favor | pɔɹ fɑvˈɔɹ | pɔː favˈɔː
pret a manger | pɹˌɛt ə mɑnʒˈA | pɹˌɛt ə mˈɒnʒA
prima facie | pɹˌimə fˈAʃə | pɹˌImə fˈAʃi
quelle surprise | kˌɛl suɹpɹˈiz | kˌɛl suːpɹˈiːz
quo vadis | kwˌO vˈɑdɪs | kwˌQ vˈɑːdɪs
roman a clef | ɹOmˌɑn ə klˈA | ɹQmˌɒn a klˈA
s'il vous plait | sil vu plˈA | siːl vuː plˈA
sacre bleu | sɑkɹˌA blˈɜ | sakɹˌA blˈɜː
salade nicoise | səlˌɑd niswˈɑz | salˌɑːd niːswˈɑːz
sauvignon blanc | sˌOvɪnjˌɔn blˈɑŋ | sˌQvɪnjɒn blˈɒŋ
sine die | sˌIni dˈIi | sˌIni dˈIiː
sine qua non | sˌɪnA kwɑ nˈɑn | sˌɪnA kwɑː nˈQn
societe generale | sˌOsiˌAtˈA ʒˌɛnəɹˈɑl | sˌɒsɪˌAtˈA ʒˌɛnəɹˈɑːl
sotto voce | sˌɑtO vˈOʧi | sˌɒtQ vˈQʧi
sous vide | sˌu vˈid | sˌuː vˈiːd
stare decisis | stˌɛɹi dəsˈIsɪs | stˌɑːɹi dɪsˈIsɪs
sub judice | sˌʌb ʤˈudɪsi | sˌʌb ʤˈuːdɪsi
succes de scandale | suksˌA də skɑndˈɑl | sʊksˌA də skɒndˈɑːl
sui generis | sˌuI ʤˈɛnəɹɪs | sˌuːI ʤˈɛnəɹɪs
tres leches | tɹˌɛs lˈɛʧAs | tɹˌɛs lˈɛʧɛs
ultra vires | ˌʌltɹə vˈIɹiz | ˌʌltɹə vˈIəɹiːz
viva voce | vˌIvə vˈOsi | vˌIvə vˈQʧi
voir dire | vwˌɑɹ dˈɪɹ | vwˌɑː dˈɪə
à deux | ɑ dˈɜ | ɑː dˈɜː
à la | ɑ lɑ | ɑː lɑː
à trois | ɑ = | ɑː =
`;

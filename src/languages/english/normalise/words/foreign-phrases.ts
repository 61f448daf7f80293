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
ad valorem | ˌæd vəlˈɔɹəm | ˌad vəlˈɔːɹɛm
agent provocateur | ˌɑʒɑn pɹəvˌɑkətˈɜɹ | ˌaʒɒn pɹəvˌɒkətˈɜː
agents provocateurs | ˌɑʒɑn pɹəvˌɑkətˈɜɹ | ˌaʒɒn pɹəvˌɒkətˈɜː
aglio e olio | ˌɑljO A ˈOljO | ˌaljQ A ˈɒljQ
agnus dei | ˌɑnjus dˈA | ˌaɡnʊs dˈAi
agua fresca | ˌɑɡwə fɹˈɛskə | ˌaɡwə fɹˈɛskə
aji de gallina | ɑhˌi dA ɡɑjˈinə | ahˌiː dA ɡajˈiːnə
ajo blanco | ˌɑhO blˈɑŋkO | ˌahQ blˈaŋkQ
al fine | ɑl fˈinA | al fˈiːni
al pastor | ɑl pɑstˈɔɹ | al pastˈɔː
alea iacta est | ˌɑliə jˌɑktə ˈɛst | ˌalɪə jˌaktə ˈɛst
alle vongole | ˌɑlA vˈɑŋɡəlˌA | ˌalA vˈɒŋɡəlA
amicus curiae | əmˌikəs kjˈʊɹiˌI | əmˌiːkəs kjˈʊəɹɪˌiː
amore mio | ɑmˌɔɹA mˈiO | amˌɔːɹA mˈiːQ
amuse bouche | əmˌuz bˈuʃ | əmˌuːz bˈuːʃ
ancien regime | ˌɑnsjæn ɹAʒˈim | ˌɒnsjan ɹAʒˈiːm
aos si | ˌis ʃˈi | ˌiːs ʃˈiː
aso oke | ˌɑʃO ˈOkA | ˌaʃQ ˈQkA
au bon pain | O bˌɔn pˈæn | Q bˌɒn pˈan
au courant | O kuɹˈɑn | Q kuːɹˈɒn
au fait | O fˈA | Q fˈA
au gratin | O = | Q =
au jus | O = | Q =
au lait | O = | Q =
au naturel | O = | Q =
au pair | O = | Q =
au pairs | O = | Q =
au poivre | O pwˈɑvɹə | Q pwˈɑːvɹə
au revoir | O = | Q =
au vin | O vˈæn | Q vˈan
auf Wiedersehen | Wf = | Wf =
ay caramba | ˌI kəɹˈɑmbə | ˌI kəɹˈambə
bagna cauda | bˌɑnjə kˈWdə | bˌanjə kˈWdə
bain marie | bˌæn məɹˈi | bˌan məɹˈiː
bande dessinee | bˌɑnd dˌɛsinˈA | bˌɒnd dˌɛsiːnˈA
beau geste | bˌO ʒˈɛst | bˌQ ʒˈɛst
beaux gestes | bˌO ʒˈɛst | bˌQ ʒˈɛst
belle epoque | bˌɛl Apˈɔk | bˌɛl Apˈɒk
belles lettres | bɛl lˈɛtɹə | bɛl lˈɛtɹə
berliner weisse | bɛɹlˌinəɹ vˈIsə | bɛːlˌiːnə vˈIsə
bete noire | bˌɛt nwˈɑɹ | bˌɛt nwˈɑː
beton brut | bAtˌɔn bɹˈut | bˌAtɒn bɹˈuːt
beurre blanc | bˌɜɹ blˈɑŋ | bˌɜː blˈɒn
beurre noir | bˌɜɹ nwˈɑɹ | bˌɜː nwˈɑː
bichon frise | bˌiʃɑn fɹizˈA | bˌiːʃɒn fɹˈiːzA
bichon frises | bˌiʃɑn fɹizˈAz | bˌiːʃɒn fɹˈiːzAz
billet doux | bˌɪlA dˈu | bˌɪlA dˈuː
blanc de blancs | blˌɑn də blˈɑn | blˌɒn də blˈɒn
blanc de noirs | blˌɑn də nwˈɑɹ | blˌɒn də nwˈɑː
bon appetit | bˌOn ˌæpətˈi | bˌɒn ˌapətˈiː
bon chance | bˌɔn ʃˈɑns | bˌɒn ʃˈɒns
bon mot | bˌɔn mˈO | bˌɒn mˈQ
bon vivant | bˌɔn vivˈɑnt | bˌɒn viːvˈɒn
bon viveur | bˌɔn vivˈɜɹ | bˌɒn viːvˈɜː
bon voyage | bˌɑn vwIˈɑʒ | bˌɒn vwIˈɑːʒ
bonne chance | bˌɔn ʃˈɑns | bˌɒn ʃˈɒns
bonne nuit | bˌɔn nwˈi | bˌɒn nwˈiː
bouvier des flandres | buvjˌA dA flˈɑndɹə | buːvɪˌA dA flˈɒndɹə
brise soleil | bɹˌiz sOlˈA | bɹˌiːz sɒlˈA
broderie anglaise | bɹˌOdəɹi ɑŋɡlˈɛz | bɹˌQdəɹi ɒŋɡlˈɛz
buenas noches | bwˌAnəs nˈOʧAs | bwˌAnas nˈɒʧɛs
buenos dias | bwˌAnOs dˈiəs | bwˌAnQs dˈiːas
buon fresco | bwˌɔn fɹˈɛskO | bwˌɒn fɹˈɛskQ
c'est magnifique | sˌA mˌɑnjifˈik | sˌA mˌanjɪfˈiːk
caldo verde | kˌɑldO vˈɛɹdA | kˌaldQ vˈɛːdA
cane corso | kˌɑnA kˈɔɹsO | kˌɑːnA kˈɔːsQ
canes venatici | kˌAniz vənˈætɪsˌI | kˌAniːz vɪnˈatɪsI
cante jondo | kˌɑntA hˈOndO | kˌantA hˈɒndQ
capo di tutti capi | kˌɑpO di tˌuti kˈɑpi | kˌapQ diː tˌʊti kˈapi
carne asada | kˌɑɹnA əsˈɑdə | kˌɑːnA asˈɑːdə
carpe diem | kˌɑɹpA dˈiəm | kˌɑːpA dˈiːɛm
carte blanche | kˌɑɹt blˈɑnʃ | kˌɑːt blˈɒnʃ
carte du jour | kˌɑɹt də ʒˈʊɹ | kˌɑːt djuː ʒˈʊə
catalogue raisonne | = ɹˌAzənˈA | = ɹˈAzɒnA
cause celebre | kˌɔz səlˈɛbɹə | kˌɔːz sɪlˈɛbɹə
causes celebres | kˌɔz səlˈɛbɹə | kˌɔːz sɪlˈɛbɹə
cavolo nero | kˌævəlO nˈɛɹO | kˌavəlQ nˈɛːɹQ
cestui que trust | sˌɛsti ki = | sˌɛsti kiː =
chacun a son gout | ʃˌɑkʌn ɑ sɔn ɡˈu | ʃˌakʌn a sɒn ɡˈuː
chaise longue | ʃˌAz lˈɔŋ | ʃˌɛz lˈɒŋ
char kway teow | ʧˌɑɹ kwA tjˈW | ʧˌɑː kwA tjˈW
charge d'affaires | ʃɑɹʒˌA dəfˈɛɹ | ʃˌɑːʒA dafˈɛː
chef de partie | ʃˌɛf də pɑɹtˈi | ʃˌɛf də pɑːtˈiː
cheval de frise | ʃəvˌæl də fɹˈiz | ʃəvˌal də fɹˈiːz
chevaux de frise | ʃəvˌO də fɹˈiz | ʃəvˌQ də fɹˈiːz
chile de arbol | ʧˌilA dA ˈɑɹbOl | ʧˌɪlA dA ˈɑːbɒl
col legno | kˌOl lˈAnjO | kˌɒl lˈɛnjQ
comme ci comme ca | kˌʌm sˌi kʌm sˈɑ | kˌɒm sˌiː kɒm sˈɑː
comme des garcons | kˌɔm dA ɡɑɹsˈɔn | kˌɒm dA ɡɑːsˈɒn
comme il faut | kˌʌm il fˈO | kˌɒm iːl fˈQ
commedia dell'arte | kəmˌAdiə dɛlˈɑɹtA | kɒmˌAdɪə dɛlˈɑːtA
compos mentis | kˌɑmpəs mˈɛntəs | kˌɒmpɒs mˈɛntɪs
coq au vin | kˌOk O vˈæn | kˌɒk Q vˈan
cor anglais | kˌɔɹ ɑŋɡlˈA | kˌɔːɹ ˈɒŋɡlA
cordon sanitaire | kɔɹdˌɔn sˌænɪtˈɛɹ | kɔːdˌɒn sˌanɪtˈɛː
cotes du rhone | kˌOt du ɹˈOn | kˌQt djuː ɹˈQn
coton de tulear | kOtˌɔn də tˌulAˈɑɹ | kQtˌɒn də tˌuːlAˈɑː
coup d'oeil | kˌu dˈY | kˌuː dˈɜːi
coup de foudre | = də fˈudɹə | = də fˈuːdɹə
coup de grace | = də ɡɹˈɑs | = də ɡɹˈɑːs
coup de main | = də mˈæn | = də mˈan
coup de theatre | = də tAˈɑtɹə | = də tAˈɑːtɹə
creme brulee | kɹˌɛm bɹulˈA | kɹˌɛm bɹuːlˈA
creme de la creme | kɹˌɛm də lə kɹˈɛm | kɹˌɛm də lə kɹˈɛm
creme de menthe | kɹˌɛm də mˈɑnt | kɹˌɛm də mˈɒnθ
creme fraiche | kɹˌɛm fɹˈɛʃ | kɹˌɛm fɹˈɛʃ
crepe de chine | kɹˌAp də ʃˈin | kɹˌAp də ʃˈiːn
cri de coeur | kɹˌi də kˈɜɹ | kɹˌiː də kˈɜː
crime passionnel | kɹˌim pˌæsjənˈɛl | kɹˌiːm pˌasjənˈɛl
cui bono | kwˌi bˈOnO | kwˌiː bˈQnQ
cum laude | kˌʊm lˈWdA | kˌʊm lˈWdA
dal segno | dˌɑl sˈAnjO | dˌal sˈɛnjQ
Dar es Salaam | dˌɑɹ ɛs səlˈɑm | dˌɑːɹ ɛs səlˈɑːm
de Jong | də jˈɔŋ | də jˈɒŋ
de jure | dA ʤˈʊɹi | dA ʤˈʊəɹi
de nos jours | də nO ʒˈʊɹ | də nQ ʒˈʊə
de profundis | dA pɹOfˈundɪs | dA pɹəfˈʊndɪs
de rien | də ɹjˈæn | də ɹjˈan
de rigueur | də ɹiɡˈɜɹ | də ɹiːɡˈɜː
de Sade | də sˈɑd | də sˈɑːd
de trop | də tɹˈO | də tɹˈQ
deja vu | dˌAʒɑ vˈu | dˌAʒɑː vˈuː
dernier cri | dˌɛɹnjA kɹˈi | dˌɛːnjA kɹˈiː
Des Moines | də mˈYn | də mˈYn
deus ex machina | dˌAəs ˌɛks mˈɑkɪnə | dˌAəs ˌɛks mˈakɪnə
dies irae | dˌiAs ˈɪɹA | dˌiːAz ˈɪəɹA
dobos torte | dˌObOʃ tˈɔɹt | dˌɒbɒʃ tˈɔːt
dos equis | dˌOs ˈɛkis | dˌɒs ˈɛkiːs
double entendres | dˌʌbᵊl ɑntˈɑndɹəz | dˌuːbᵊl ɒntˈɒndɹəz
du jour | du ʒˈʊɹ | djuː ʒˈʊə
ecole normale | Akˌɔl nɔɹmˈɑl | Akˌɒl nɔːmˈal
eine kleine | ˌInə klˈInə | ˌInə klˈInə
el corte ingles | ˌɛl kˌɔɹtA ɪŋɡlˈAs | ˌɛl kˌɔːtA ɪŋɡlˈAs
eminence grise | ˌɛmɪnɑns ɡɹˈiz | ˌɛmɪnɒns ɡɹˈiːz
en banc | ˌɑn bˈɑŋk | ˌɒn bˈɒŋk
en bloc | ˌɑn = | ˌɒn =
en croute | ˌɑn = | ˌɒn =
en dedans | ˌɑn dədˈɑn | ˌɒn dədˈɒn
en dehors | ˌɑn dəˈɔɹ | ˌɒn dəˈɔː
en famille | ˌɑn = | ˌɒn =
en fete | ˌɑn fˈɛt | ˌɒn fˈɛt
en garde | ˌɑn = | ˌɒn =
en l'air | ɑn lˈɛɹ | ɒn lˈɛː
en masse | ˌɑn = | ˌɒn =
en papillote | ˌɑn pˌɑpijˈOt | ˌɒn papijˈɒt
en passant | ˌɑn pæsˈɑn | ˌɒn pasˈɒn
en plein | ˌɑn = | ˌɒn =
en plein air | ˌɑn plˌAn ˈɛɹ | ˌɒn plˌAn ˈɛː
en pointe | ˌɑn pwˈænt | ˌɒn pwˈant
en prise | ˌɑn pɹˈiz | ˌɒn pɹˈiːz
en route | ˌɑn = | ˌɒn =
en suite | ˌɑn = | ˌɒn =
en ventre sa mere | ˌɑn vˌɑntɹə sɑ mˈɛɹ | ˌɒn vˌɒntɹə sa mˈɛː
enfant terrible | ˌɑnfɑn tɛɹˈiblə | ˌɒnfɒn tɛɹˈiːblə
entente cordiale | ɑntˌɑnt kɔɹdjˈɑl | ɒntˌɒnt kˌɔːdɪˈɑːl
entrechat quatre | ˌɑntɹəʃˌɑ kˈætɹə | ˌɒntɹəʃˌɑː kˈatɹə
esprit d'escalier | ɛspɹˌi dɛskˌælijˈA | ɛspɹˌiː dɛskˈaljA
ex parte | ˌɛks pˈɑɹti | ˌɛks pˈɑːti
fait accompli | fˌAt = | fˌAt =
fait divers | fˌA divˈɛɹ | fˌA diːvˈɛː
faute de mieux | fˌOt də mjˈɜ | fˌQt də mjˈɜː
faux amis | fˌOz æmˈi | fˌQz amˈiː
faux naif | fˌO nIˈif | fˌQ nIˈiːf
feme covert | fˌɛm kˈʌvəɹt | fˌɛm kˈʌvət
feme sole | fˌɛm sˈOl | fˌɛm sˈQl
femme fatale | fˌɛm fətˈæl | fˌam fətˈɑːl
femmes fatales | fˌɛm fətˈælz | fˌam fətˈɑːl
feu de joie | fˌɜ də ʒwˈɑ | fˌɜː də ʒwˈɑː
fieri facias | fˌIəɹI fˈAʃiˌæs | fˌIəɹI fˈAʃɪas
filet mignon | fəlˌA minjˈɑn | fˌɪlA mˈiːnjɒn
fin de siecle | fˌæn də siˈɛklə | fˌan də siˈɛklə
Fine Gael | fˈinə ɡˈAl | fˈiːnə ɡˈAl
fines herbes | fˌin ˈɛɹb | fˌiːn ˈɛːb
flamme rouge | flˌɑm ɹˈuʒ | flˌam ɹˈuːʒ
fleur de lis | flˌɜɹ də lˈi | flˌɜː də lˈiː
fleur de lys | flˌɜɹ də lˈi | flˌɜː də lˈiː
foie gras | = ɡɹˈɑ | = ɡɹˈɑː
folie a deux | fɔlˌi ɑ dˈɜ | fɒlˌiː a dˈɜː
force majeure | fˌɔɹs mɑʒˈɜɹ | fˌɔːs maʒˈɜː
gilet jaune | ʒilˌA ʒˈOn | ʒiːlˌA ʒˈQn
gilets jaunes | ʒilˌA ʒˈOn | ʒiːlˌA ʒˈQn
grand jete | ɡɹˌɑn ʒətˈA | ɡɹˌɒn ʒətˈA
grand mal | ɡɹˌɑn mˈɑl | ɡɹˌɒn mˈal
grand marnier | ɡɹˌɑn mɑɹnjˈA | ɡɹˌɒn mˈɑːnɪA
grand plie | ɡɹˌɑn pliˈA | ɡɹˌɒn pliːˈA
grande ecole | ɡɹˌɑnd Akˈɔl | ɡɹˌɒnd Akˈɒl
grazie mille | ɡɹˌɑtsiA mˈilA | ɡɹˌatsɪA mˈiːlA
guten Tag | = tˈɑk | = tˈɑːk
habeas corpus | hˌAbiəs kˈɔɹpəs | hˌAbɪəs kˈɔːpəs
haricots verts | ˌɑɹikO vˈɛɹ | ˌaɹɪkQ vˈɛː
hasta la vista | ˌɑstə lɑ vˈistə | ˌastə la vˈiːstə
hasta luego | ˌɑstə luˈAɡO | ˌastə luːˈAɡQ
hasta manana | ˌɑstə mənjˈɑnə | ˌastə manjˈɑːnə
haut monde | ˌO mˈɔnd | ˌQ mˈɒnd
haute contre | ˌOt kˈɔntɹə | ˌQt kˈɒntɹə
herbes de provence | ˌɛɹb də pɹOvˈɑns | ˌɛːb də pɹɒvˈɒns
hotel de ville | Otˌɛl də vˈil | Qtˌɛl də vˈiːl
idee fixe | idˌA fˈiks | ˌiːdA fˈiːks
idee recue | idˌA ɹəsˈu | ˌiːdA ɹəsjˈuː
il duce | il dˈuʧA | iːl dˈuːʧA
in excelsis | ɪn ɛkʃˈɛlsɪs | ɪn ɛkʃˈɛlsɪs
in excelsis deo | ɪn ɛkʃˌɛlsɪs dˈAO | ɪn ɛkʃˌɛlsɪs dˈAQ
in limine | ɪn lˈɪmənˌi | ɪn lˈɪmɪniː
in medias res | ɪn mˌidiəs ɹˈAs | ɪn mˌiːdɪas ɹˈAz
in paradisum | ɪn pˌɑɹədˈizəm | ɪn pˌaɹədˈiːzʊm
in personam | ɪn pəɹsˈOnəm | ɪn pəsˈQnam
inter alia | ˌɪntəɹ ˈAliə | ˌɪntəɹ ˈAlɪə
inter partes | ˌɪntəɹ pˈɑɹtiz | ˌɪntə pˈɑːtiːz
inter se | ˌɪntəɹ sˈA | ˌɪntə sˈA
inter vivos | ˌɪntəɹ vˈivOs | ˌɪntə vˈiːvQs
intra vires | ˌɪntɹə vˈIɹiz | ˌɪntɹə vˈIəɹiːz
ipse dixit | ˌɪpsi dˈɪksɪt | ˌɪpsA dˈɪksɪt
je ne sais quoi | ʒə nə sA = | ʒə nə sA =
jean paul gaultier | ʒˌɑn pˌɔl ɡOltjˈA | ʒˌɒn pˌɔːl ɡQltjˈA
jeet kune do | ʤˌit kun dˈO | ʤˌiːt kuːn dˈQ
jeu d'esprit | ʒˌɜ dɛspɹˈi | ʒˌɜː dɛspɹˈiː
jeunesse doree | ʒɜnˌɛs dɔɹˈA | ʒɜːnˌɛs dɔːɹˈA
joie de vivre | ʒwˌɑ də vˈivɹə | ʒwˌɑː də vˈiːvɹə
jus ad bellum | jˌʊs æd bˈɛləm | jˌʊs ad bˈɛləm
jus in bello | jˌʊs ɪn bˈɛlO | jˌʊs ɪn bˈɛlQ
Karlovy Vary | kˈɑɹləvi vˈɑɹi | kˈɑːləvi vˈɑːɹi
Kim Jong Un | = = ˈun | = = ˈuːn
kyrie eleison | kˌɪɹiA əlˈAəsˌɑn | kˌɪəɹiA ɪlˈAɪsɒn
la vie | lɑ vˈi | lɑː vˈiː
laissez faire | lˌɛsA fˈɛɹ | lˌɛsA fˈɛː
laissez passer | lˌɛsA pæsˈA | lˌɛsA pˈasA
lanterne rouge | lɑntˌɛɹn ɹˈuʒ | lɒntˌɛːn ɹˈuːʒ
le chatelier | lə ʃətˈɛljA | lə ʃatˈɛljA
lettre de cachet | lˌɛtɹə də kæʃˈA | lˌɛtɹə də kˈaʃA
levee en masse | ləvˌA ɑn mˈæs | lˌɛvi ɒn mˈas
libera me | lˌibəɹə mˈA | lˌiːbəɹə mˈA
lignum vitae | lˌɪɡnəm vˈIti | lˌɪɡnəm vˈIti
lok sabha | lˌOk sˈʌbə | lˌQk sˈʌbə
longue duree | lˌɔŋ dʊɹˈA | lˌɒŋ djʊɹˈA
lucha libre | lˌuʧə lˈibɹA | lˌuːʧə lˈiːbɹA
Le Havre | lə hˈɑvɹə | lə hˈɑːvɹə
Los Feliz | lɔs fˈilɪz | lɒs fˈiːlɪz
lux aeterna | lˌʊks Itˈɛɹnɑ | lˌʊks Itˈɛːnə
ma chere | mɑ ʃˈɛɹ | ma ʃˈɛː
mae geri | mˌI ɡˈɛɹi | mˌI ɡˈɛɹi
maglia rosa | mˌɑljə ɹˈOzə | mˌaljə ɹˈQzə
maillot jaune | mIjˌO ʒˈOn | mIjˌQ ʒˈQn
maitre d'hotel | mˌAtɹə dOtˈɛl | mˌɛtɹə dQtˈɛl
mal du siecle | mˌɑl du sjˈɛklə | mˌal djuː sjˈɛklə
mala fides | mˌælə fˈIdiz | mˌalə fˈIdiːz
mange tout | mˌɑnʒ tˈu | mˌɒnʒ tˈuː
Mardi Gras | = ɡɹˌɑ | = ɡɹˈɑː
mate cocido | mˌɑtA kOsˈidO | mˌatA kQsˈiːdQ
mauvaise foi | mOvˌɛz fwˈɑ | mQvˌɛz fwˈɑː
mawashi geri | məwˌɑʃi ɡˈɛɹi | məwˌɑːʃi ɡˈɛɹi
mea culpa | mˌAə kˈʊlpə | mˌAə kˈʊlpə
mea culpas | mˌAə kˈʊlpəz | mˌAə kˈʊlpəz
mein Gott | mIn ɡˈɔt | mIn ɡˈɒt
menage a trois | mAnˌɑʒ ə twˈɑ | mɛnˌɑːʒ a twˈɑː
mens rea | mˌɛnz ɹˈAə | mˌɛnz ɹˈAə
messa di voce | mˌɛsə di vˈOʧA | mˌɛsə diː vˈQʧi
mezza voce | mˌɛtsə vˈOʧA | mˌɛtsə vˈQʧi
mie goreng | mˌi = | mˌiː =
mise en place | mˌiz ɑn plˈɑs | mˌiːz ɒn plˈas
mise en scene | mˌiz ɑn sˈɛn | mˌiːz ɒn sˈɛn
mole poblano | mˌOlA = | mˌQlA =
mon ami | mɔn ɑmˈi | mɔn ɑmˈiː
mon amie | mɔn ɑmˈi | mɔn ɑmˈiː
mon Dieu | mɔn = | mɔn =
moo goo gai pan | = = ɡI pˈæn | = = ɡI pˈan
moros y cristianos | mˌɔɹOz i kɹˌɪstiˈɑnOz | mˌɒɹQz iː kɹˌɪstɪˈɑːnQz
mot juste | mˌO ʒˈust | mˌQ ʒˈuːst
motu proprio | mˌOtu pɹˈOpɹiO | mˌQtuː pɹˈQpɹɪQ
muchas gracias | mˌuʧəs ɡɹˈɑsiəs | mˌuːʧas ɡɹˈasɪəs
musique concrete | muzˌik kɔnkɹˈɛt | muːzˌiːk kɒnkɹˈɛt
mutatis mutandis | mutˌɑtəs mutˈɑndəs | muːtˌɑːtɪs muːtˈandɪs
n'est ce pas | nˌɛs sə pˈɑ | nˌɛs sə pˈɑː
nero d'avola | nˌɛɹO dˈɑvələ | nˌɛːɹQ dˈavələ
noblesse oblige | nOblˌɛs əblˈiʒ | nQblˌɛs əblˈiːʒ
nolle prosequi | nˌɑli pɹˈɑsəkwˌI | nˌɒli pɹˈɒsɪkwI
nolo contendere | nˌOlO kəntˈɛndəɹi | nˌQlQ kɒntˈɛndəɹi
nom de guerre | nˌɑm də ɡˈɛɹ | nˌɒm də ɡˈɛː
noms de guerre | nˌɑmz də ɡˈɛɹ | nˌɒmz də ɡˈɛː
noscitur a sociis | nˌɑsətəɹ ɑ sˈOsiˌis | nˌɒsɪtə ɑː sˈQsɪiːs
nouveau riche | nˌuvO ɹˈiʃ | nˌuːvQ ɹˈiːʃ
nouvelle vague | nuvˌɛl vˈɑɡ | nuːvˌɛl vˈɑːɡ
nullum crimen sine lege | nˌʊləm kɹˌimən sɪnA lˈAɡA | nˌʊləm kɹˌiːmən sɪnA lˈAɡA
nuoc cham | nwˌɔk ʧˈɑm | nwˌɒk ʧˈam
objet d'art | ˌɔbʒA dˈɑɹ | ˌɒbʒA dˈɑː
objet trouve | ˌɔbʒA tɹuvˈA | ˌɒbʒA tɹˈuːvA
objets d'art | ˌɔbʒA dˈɑɹ | ˌɒbʒA dˈɑː
ondes martenot | ˌɔnd mˌɑɹtənˈO | ˌɒnd mˈɑːtənQ
opera bouffe | ˌɑpəɹə = | ˌɒpəɹə =
opera comique | ˌɑpəɹə kˌɔmˈik | ˌɒpəɹə kɒmˈiːk
osso buco | ˌOsO bˈukO | ˌɒsQ bˈuːkQ
pain au chocolat | pˌæn O ʃˌɔkəlˈɑ | pˌan Q ʃˈɒkəlɑː
pain aux raisins | pˌæn O ɹAzˈæn | pˌan Q ɹAzˈan
pain perdu | pˌæn pɛɹdˈu | pˌan pɛːdjˈuː
pains au chocolat | pˌæn O ʃˌɔkəlˈɑ | pˌan Q ʃˈɒkəlɑː
pange lingua | pˌɑnʤA lˈɪŋɡwə | pˌanʤA lˈɪŋɡwə
panis angelicus | pˌɑnɪs ɑnʤˈɛlɪkəs | pˌanɪs anʤˈɛlɪkʊs
papel picado | pɑpˌɛl pɪkˈɑdO | papˌɛl pɪkˈɑːdQ
papier mache | pˌApəɹ məʃˈA | pˌapiA mˈaʃA
par avion | pɑɹ ɑvjˈɔn | pɑːɹ avjˈɒn
par excellence | pˌɑɹ ˌɛksəlˈɑns | pˌɑːɹ ˈɛksəlɒns
pas de bourree | pˌɑ də buɹˈA | pˌɑː də bˈʊɹA
pas de chat | pˌɑ də ʃˈɑ | pˌɑː də ʃˈɑː
pasteis de nata | pæstˌAz də nˈɑtə | pastˌAʃ də nˈɑːtə
pate a choux | pˌɑt ɑ ʃˈu | pˌɑːt a ʃˈuː
pate de campagne | pɑtˌA də kɑmpˈɑnjə | pˌatA də kɒmpˈanjə
pate de foie gras | pɑtˌA də fwˌɑ ɡɹˈɑ | pˌatA də fwˌɑː ɡɹˈɑː
pater noster | pˌɑtəɹ nˈɑstəɹ | pˌatə nˈɒstə
patte d'oie | pˌɑt dwˈɑ | pˌat dwˈɑː
peau de soie | pˌO də swˈɑ | pˌQ də swˈɑː
pendente lite | pɛndˌɛnti lˈIti | pɛndˌɛnti lˈIti
per diem | pɜɹ dˈiəm | pɜː dˈiːɛm
per stirpes | pɜɹ stˈɜɹpiz | pɜː stˈɜːpiːz
petit bourgeois | pətˌi bʊɹʒwˈɑ | pˌɛti bˈʊəʒwɑː
petit mal | pˌɛti mˈɑl | pˌɛti mˈal
petit verdot | pətˌi vɛɹdˈO | pətˌiː vɛːdˈQ
pico de gallo | pˌikO də ɡˈIO | pˌiːkQ də ɡˈIQ
piece de resistance | piˌɛs də ɹəzˌistˈɑns | piˌɛs də ɹəzˌiːstˈɒns
pied noir | pjˌA nwˈɑɹ | pjˌA nwˈɑː
pieds noirs | pjˌA nwˈɑɹ | pjˌA nwˈɑː
pietra dura | pjˌAtɹə dˈʊɹə | pjˌɛtɹə dˈʊəɹə
pietre dure | pjˌAtɹA dˈʊɹA | pjˌɛtɹA dˈʊəɹA
pinot gris | pˌinO ɡɹˈi | pˌiːnQ ɡɹˈiː
pinot meunier | pˌinO mʌnjˈA | pˌiːnQ mˈɜːnɪA
pis aller | pˌiz ɑlˈA | pˌiːz alˈA
plaid cymru | plˌId kˈʌmɹi | plˌId kˈʌmɹi
plat du jour | plˌɑ də ʒˈʊɹ | plˌɑː duː ʒˈɔː
plein air | plˌAn ˈɛɹ | plˌAn ˈɛː
plus ca change | plˌu sɑ ʃˈɑnʒ | plˌuː sa ʃˈɒnʒ
pommes frites | pˌɔm fɹˈit | pˌɒm fɹˈiːt
por favor | pɔɹ fɑvˈɔɹ | pɔː favˈɔː
port de bras | pˌɔɹ də bɹˈɑ | pˌɔː də bɹˈɑː
porte cochere | pˌɔɹt kOʃˈɛɹ | pˌɔːt kɒʃˈɛː
poste restante | pˌOst ɹɛstˈɑnt | pˌQst ɹˈɛstɒnt
presa canario | pɹˌAsə kənˈɑɹiO | pɹˌAsə kənˈɑːɹɪQ
pret a manger | pɹˌɛt ə mɑnʒˈA | pɹˌɛt ə mˈɒnʒA
pret a porter | pɹˌɛt ɑ pɔɹtˈA | pɹˌɛt ə pˈɔːtA
prima facie | pɹˌimə fˈAʃə | pɹˌImə fˈAʃi
prix fixe | pɹˌi fˈiks | pɹˌiː fˈiːks
pro hac vice | pɹˌO hɑk vˈiʧA | pɹˌQ hak vˈIsi
proces verbal | pɹOsˌA vɛɹbˈɑl | pɹQsˌA vɛːbˈal
qu'est ce que c'est | kˌɛs sə kə sˈA | kˌɛs sə kə sˈA
quel dommage | kˌɛl dɔmˈɑʒ | kˌɛl dɒmˈɑːʒ
Quatre Bras | kˌætɹə bɹˈɑ | kˌatɹə bɹˈɑː
quelle surprise | kˌɛl suɹpɹˈiz | kˌɛl suːpɹˈiːz
quelque chose | kˌɛlkə ʃˈOz | kˌɛlkə ʃˈQz
quo vadis | kwˌO vˈɑdɪs | kwˌQ vˈɑːdɪs
raison d'etat | ɹAzˌɔn dAtˈɑ | ɹAzˌɒn dAtˈɑː
rajya sabha | ɹˌɑʤjə sˈʌbə | ɹˌɑːʤjə sˈʌbə
regina caeli | ɹəʤˌinə ʧˈAli | ɹəʤˌiːnə ʧˈAli
rien ne va plus | ɹjˌæn nə vɑ plˈu | ɹjˌan nə va plˈuː
roman a clef | ɹOmˌɑn ə klˈA | ɹQmˌɒn a klˈA
rond de jambe | ɹˌɔn də ʒˈɑm | ɹˌɒn də ʒˈɒm
s'il vous plait | sil vu plˈA | siːl vuː plˈA
sacre bleu | sɑkɹˌA blˈɜ | sakɹˌA blˈɜː
salade nicoise | səlˌɑd niswˈɑz | salˌɑːd niːswˈɑːz
salsa verde | sˌɑlsə vˈɛɹdA | sˌalsə vˈɛːdA
salve regina | sˌɑlvA ɹəʤˈinə | sˌalvA ɹəʤˈiːnə
sans souci | sˌɑn susˈi | sˌɒn suːsˈiː
sauve qui peut | sˌOv ki pˈɜ | sˌQv kiː pˈɜː
sauvignon blanc | sˌOvɪnjˌɔn blˈɑŋ | sˌQvɪnjɒn blˈɒŋ
savoir faire | sˌævwɑɹ fˈɛɹ | sˌavwɑː fˈɛː
savoir vivre | sˌævwɑɹ vˈivɹə | sˌavwɑː vˈiːvɹə
scire facias | sˌIɹi fˈAʃiˌæs | sˌIəɹi fˈAʃɪas
seoi nage | sAˌOi nˈɑɡA | sAˌQi nˈɑːɡA
shuai jiao | ʃwˌI ʤˈW | ʃwˌI ʤˈW
si se puede | sˌi sA pwˈAdA | sˌiː sA pwˈAdA
sine die | sˌIni dˈIi | sˌIni dˈIiː
sine qua non | sˌɪnA kwɑ nˈɑn | sˌɪnA kwɑː nˈQn
societe generale | sˌOsiˌAtˈA ʒˌɛnəɹˈɑl | sˌɒsɪˌAtˈA ʒˌɛnəɹˈɑːl
son et lumiere | sˌɔn A lumjˈɛɹ | sˌɒn A luːmjˈɛː
son jarocho | sˌOn hɑɹˈOʧO | sˌɒn haɹˈɒʧQ
sotto voce | sˌɑtO vˈOʧi | sˌɒtQ vˈQʧi
sous vide | sˌu vˈid | sˌuː vˈiːd
stabat mater | stˌɑbɑt mˈɑtəɹ | stˌɑːbat mˈɑːtə
stare decisis | stˌɛɹi dəsˈIsɪs | stˌɑːɹi dɪsˈIsɪs
sturm und drang | ʃtˌʊɹm ʊnt dɹˈɑŋ | ʃtˌʊəm ʊnt dɹˈaŋ
sub judice | sˌʌb ʤˈudɪsi | sˌʌb ʤˈuːdɪsi
sub nomine | sˌʌb nˈɑmənˌi | sˌʌb nˈɒmɪni
succes d'estime | suksˌA dɛstˈim | sʊksˌA dɛstˈiːm
succes de scandale | suksˌA də skɑndˈɑl | sʊksˌA də skɒndˈɑːl
succes fou | suksˌA fˈu | sʊksˌA fˈuː
sui generis | sˌuI ʤˈɛnəɹɪs | sˌuːI ʤˈɛnəɹɪs
sul ponticello | sˌul pˌɑntɪʧˈɛlO | sˌʊl pˌɒntɪʧˈɛlQ
sul tasto | sˌul tˈɑstO | sˌʊl tˈastQ
tableau vivant | tæblˌO vivˈɑn | tablˌQ viːvˈɒn
tant mieux | tˌɑn mjˈɜ | tˌɒn mjˈɜː
tant pis | tˌɑn pˈi | tˌɒn pˈiː
tarte tatin | tˌɑɹt tætˈæn | tˌɑːt tatˈan
te deum | tˌA dˈAəm | tˌA dˈAəm
tierce de picardie | tjˌɛɹs də pˌɪkɑɹdˈi | tjˌɛːs də pˌɪkɑːdˈiː
tomoe nage | tˌOmOA nˈɑɡA | tˌQmQA nˈɑːɡA
tout court | tˌu kˈʊɹ | tˌuː kˈʊə
tout de suite | tˌut də swˈit | tˌuːt də swˈiːt
tout le monde | tˌu lə mˈɔnd | tˌuː lə mˈɒnd
tres leches | tɹˌɛs lˈɛʧAs | tɹˌɛs lˈɛʧɛs
trompe l'oeil | tɹˌɔmp lˈY | tɹˌɒmp lˈY
tuatha de danann | tˌuəhə dA dˈɑnən | tˌuːəhə dA dˈanən
ultra vires | ˌʌltɹə vˈIɹiz | ˌʌltɹə vˈIəɹiːz
urbi et orbi | ˌʊɹbi ɛt ˈɔɹbi | ˌʊəbi ɛt ˈɔːbi
ushiro geri | uʃˌɪɹO ɡˈɛɹi | uːʃˌɪəɹQ ɡˈɛɹi
Umberto Eco | ʊmbˈɛɹtO ˈɛkO | ʊmbˈɛːtQ ˈɛkQ
uti possidetis | jˌutI pˌɑsədˈitəs | jˌuːtI pˌɒsɪdˈiːtɪs
valar dohaeris | vˌælɑɹ dOhˈɛɹɪs | vˌalɑː dQhˈɛːɹɪs
valar morghulis | vˌælɑɹ mɔɹɡˈulɪs | vˌalɑː mɔːɡˈuːlɪs
vaya con dios | vˌIə kɑn diˈOs | vˌIə kɒn diːˈɒs
venire facias | vənˌIɹi fˈAʃiˌæs | vɪnˌIəɹi fˈAʃɪas
vers libre | vˌɛɹ lˈibɹə | vˌɛː lˈiːbɹə
vidhan sabha | vɪdˌɑn sˈʌbə | vɪdˌɑːn sˈʌbə
viola d'amore | viˌOlə dəmˈɔɹA | viːˌQlə damˈɔːɹi
viva voce | vˌIvə vˈOsi | vˌIvə vˈQʧi
vive la difference | vˌiv lɑ dˌifəɹˈɑns | vˌiːv la dˌɪfəɹˈɒns
voir dire | vwˌɑɹ dˈɪɹ | vwˌɑː dˈɪə
yerba mate | jˌɛɹbə mˈɑtA | jˌɛːbə mˈatA
yoko geri | jˌOkO ɡˈɛɹi | jˌQkQ ɡˈɛɹi
zut alors | zˌut ɑlˈɔɹ | zˌuːt alˈɔː
à deux | ɑ dˈɜ | ɑː dˈɜː
à la | ɑ lɑ | ɑː lɑː
à trois | ɑ = | ɑː =
`;

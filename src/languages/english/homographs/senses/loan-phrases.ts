/**
 * Phrases of French, Latin and other languages whose words alone are other words in English, or none: the phrase, its
 * American phonemes and its British phonemes, a word of phonemes for each word. Accents do not count.
 */
export const LOAN_PHRASES = `
a posteriori = ˌɑ pOstˌɪɹiˈɔɹi = ˌA pɒstˌɛɹiˈɔːɹI
a priori = ˌɑ pɹiˈɔɹi = ˌA pɹIˈɔːɹI
ab initio = ˌæb ɪnˈɪʃiO = ˌab ɪnˈɪʃiQ
actus reus = ˌæktəs ɹˈAəs = ˌaktəs ɹˈAəs
ad hominem = ˌæd hˈɑmənəm = ˌad hˈɒmɪnəm
ad nauseam = ˌæd nˈɔziəm = ˌad nˈɔːzɪam
amicus curiae = əmˌikəs kjˈʊɹiˌI = əmˌiːkəs kjˈʊəɹɪˌiː
au fait = ˌO fˈA = ˌQ fˈA
au gratin = ˌO ɡɹˈɑtᵊn = ˌQ ɡɹˈatan
au jus = ˌO ʒˈu = ˌQ ʒˈuː
au lait = O lˈA = Q lˈA
au naturel = ˌO nˌæʧəɹˈɛl = ˌQ nˌaʧəɹˈɛl
au pair = ˌO pˈɛɹ = ˌQ pˈɛː
au pairs = ˌO pˈɛɹz = ˌQ pˈɛːz
au revoir = ˌO ɹəvwˈɑɹ = ˌQ ɹəvwˈɑː
au vin = O vˈæn = Q vˈan
bete noire = bˌɛt nwˈɑɹ = bˌɛt nwˈɑː
bon appetit = bˌOn ˌæpətˈi = bˌɒn ˌapətˈiː
bon mot = bˌɔn mˈO = bˌɒn mˈQ
bon vivant = bˌɔn vivˈɑnt = bˌɒn viːvˈɒn
bon voyage = bˌɔn vwIˈɑʒ = bˌɒn vwIˈɑːʒ
carpe diem = kˌɑɹpA dˈiəm = kˌɑːpA dˈiːɛm
carte blanche = kˌɑɹt blˈɑnʃ = kˌɑːt blˈɒnʃ
cause celebre = kˌɔz səlˈɛbɹə = kˌɔːz sɪlˈɛbɹə
compos mentis = kˌɑmpəs mˈɛntəs = kˌɒmpɒs mˈɛntɪs
coq au = kˌOk O = kˌɒk Q
coup de grace = kˌu də ɡɹˈɑs = kˌuː də ɡɹˈɑːs
creme brulee = kɹˌɛm bɹulˈA = kɹˌɛm bɹuːlˈA
creme de la creme = kɹˌɛm də lə kɹˈɛm = kɹˌɛm də lə kɹˈɛm
creme de menthe = kɹˌɛm də mˈɑnt = kɹˌɛm də mˈɒnθ
creme fraiche = kɹˌɛm fɹˈɛʃ = kɹˌɛm fɹˈɛʃ
cri de coeur = kɹˌi də kˈɜɹ = kɹˌiː də kˈɜː
cui bono = kwˌi bˈOnO = kwˌiː bˈQnQ
cum laude = kˌʊm lˈWdA = kˌʊm lˈWdA
de jure = dA ʤˈʊɹi = dA ʤˈʊəɹi
de trop = də tɹˈO = də tɹˈQ
deja vu = dˌAʒɑ vˈu = dˌAʒɑː vˈuː
deus ex machina = dˌAəs ˌɛks mˈɑkɪnə = dˌAəs ˌɛks mˈakɪnə
des Moines = də mˈYn = dɪ mˈYn
du jour = də ʒˈʊɹ = duː ʒˈɔː
eminence grise = ˌɛmɪnɑns ɡɹˈiz = ˌɛmɪnɒns ɡɹˈiːz
en banc = ˌɑn bˈɑŋk = ˌɒn bˈɒŋk
enfant terrible = ˌɑnfɑn tɛɹˈiblə = ˌɒnfɒn tɛɹˈiːblə
ex parte = ˌɛks pˈɑɹti = ˌɛks pˈɑːti
fait accompli = fˌAt ˌækɑmplˈi = fˌAt əkˈɒmpliː
faux naif = fˌO nIˈif = fˌQ nIˈiːf
femme fatale = fˌɛm fətˈæl = fˌam fətˈɑːl
femmes fatales = fˌɛm fətˈælz = fˌam fətˈɑːl
filet mignon = fəlˌA minjˈɑn = fˌɪlA mˈiːnjɒn
fin de siecle = fˌæn də siˈɛklə = fˌan də siˈɛklə
foie gras = fwˌɑ ɡɹˈɑ = fwˌɑː ɡɹˈɑː
force majeure = fˌɔɹs mɑʒˈɜɹ = fˌɔːs maʒˈɜː
grand mal = ɡɹˌɑn mˈɑl = ɡɹˌɒn mˈal
habeas corpus = hˌAbiəs kˈɔɹpəs = hˌAbɪəs kˈɔːpəs
haricots verts = ˌɑɹikO vˈɛɹ = ˌaɹɪkQ vˈɛː
idee fixe = idˌA fˈiks = ˌiːdA fˈiːks
in limine = ɪn lˈɪmənˌi = ɪn lˈɪmɪniː
in medias res = ɪn mˌidiəs ɹˈAs = ɪn mˌiːdɪas ɹˈAz
in personam = ɪn pəɹsˈOnəm = ɪn pəsˈQnam
inter alia = ˌɪntəɹ ˈAliə = ˌɪntəɹ ˈAlɪə
inter vivos = ˌɪntəɹ vˈivOs = ˌɪntə vˈiːvQs
ipse dixit = ˌɪpsi dˈɪksɪt = ˌɪpsA dˈɪksɪt
je ne sais quoi = ʒˌʌ nə sA kwˈɑ = ʒˌɜː nə sA kwˈɑː
joie de vivre = ʒwˌɑ də vˈivɹə = ʒwˌɑː də vˈiːvɹə
laissez faire = lˌɛsA fˈɛɹ = lˌɛsA fˈɛː
mange tout = mˌɑnʒ tˈu = mˌɒnʒ tˈuː
Mardi Gras = mˈɑɹdi ɡɹˌɑ = mˌɑːdi ɡɹˈɑː
mea culpa = mˌAə kˈʊlpə = mˌAə kˈʊlpə
mea culpas = mˌAə kˈʊlpəz = mˌAə kˈʊlpəz
menage a trois = mAnˌɑʒ ə twˈɑ = mɛnˌɑːʒ a twˈɑː
mens rea = mˌɛnz ɹˈAə = mˌɛnz ɹˈAə
mise en place = mˌiz ɑn plˈɑs = mˌiːz ɒn plˈas
mise en scene = mˌiz ɑn sˈɛn = mˌiːz ɒn sˈɛn
mot juste = mˌO ʒˈust = mˌQ ʒˈuːst
mutatis mutandis = mutˌɑtəs mutˈɑndəs = muːtˌɑːtɪs muːtˈandɪs
noblesse oblige = nOblˌɛs əblˈiʒ = nQblˌɛs əblˈiːʒ
nolo contendere = nˌOlO kəntˈɛndəɹi = nˌQlQ kɒntˈɛndəɹi
nouveau riche = nˌuvO ɹˈiʃ = nˌuːvQ ɹˈiːʃ
par excellence = pˌɑɹ ˌɛksəlˈɑns = pˌɑːɹ ˈɛksəlɒns
per diem = pɜɹ dˈiəm = pɜː dˈiːɛm
petit mal = pˌɛti mˈɑl = pˌɛti mˈal
pico de gallo = pˌikO də ɡˈIO = pˌiːkQ də ɡˈIQ
piece de resistance = piˌɛs də ɹəzˌistˈɑns = pjˌɛs də ɹɪzˈɪstɒns
pinot gris = pˌinO ɡɹˈi = pˌiːnQ ɡɹˈiː
plat du = plˌɑ də = plˌɑː duː
prima facie = pɹˌimə fˈAʃə = pɹˌImə fˈAʃi
quelle surprise = kˌɛl suɹpɹˈiz = kˌɛl suːpɹˈiːz
quo vadis = kwˌO vˈɑdɪs = kwˌQ vˈɑːdɪs
roman a clef = ɹOmˌɑn ə klˈA = ɹQmˌɒn a klˈA
salade nicoise = səlˌɑd niswˈɑz = salˌɑːd niːswˈɑːz
sauvignon blanc = sˌOvɪnjˌɔn blˈɑŋ = sˌQvɪnjɒn blˈɒŋ
sine die = sˌIni dˈIi = sˌIni dˈIiː
sine qua non = sˌɪnA kwɑ nˈɑn = sˌɪnA kwɑː nˈQn
sotto voce = sˌɑtO vˈOʧi = sˌɒtQ vˈQʧi
sous vide = sˌu vˈid = sˌuː vˈiːd
stare decisis = stˌɛɹi dəsˈIsɪs = stˌɑːɹi dɪsˈIsɪs
sub judice = sˌʌb ʤˈudɪsi = sˌʌb ʤˈuːdɪsi
succes de scandale = suksˌA də skɑndˈɑl = sʊksˌA də skɒndˈɑːl
sui generis = sˌuI ʤˈɛnəɹɪs = sˌuːI ʤˈɛnəɹɪs
tres leches = tɹˌɛs lˈɛʧAs = tɹˌɛs lˈɛʧɛs
voir dire = vwˌɑɹ dˈɪɹ = vwˌɑː dˈɪə
ultra vires = ˌʌltɹə vˈIɹiz = ˌʌltɹə vˈIəɹiːz
viva voce = vˌIvə vˈOsi = vˌIvə vˈQʧi
`;

/// Words that tell of names, or that are none (local default, unverified).
enum NameLists {
  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
  }

  static let titles = words(
    """
    mr mrs ms miss mx dr prof pc dc sgt ds di pcso sir madam rev revd fr cllr judge justice imam rabbi hhj master lord
    lady dame mister
    """)

  /// Titles that are taken for such in small letters too.
  static let plainTitles = words("mr mrs ms miss dr mister pc")

  /// Between the parts of a name.
  static let particles = words(
    "de da di del della van von der den bin bint ibn ben abu umm al el ap ab ferch le la du dos das y ould mac")

  /// Words with capitals that name nobody, wherever they stand.
  static let usual = words(
    """
    january february march july september october november december feb apr jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun christmas easter eid ramadan diwali boxing
    metropolitan constabulary borough council county authority
    youth justice service services team court crown magistrates police order orders panel referral board council
    children social care school college academy university education training health hospital clinic surgery centre
    street road office officer worker manager solicitor barrister clerk judge bench custody probation prison
    british english welsh scottish irish polish turkish arabic somali chinese french spanish portuguese romanian urdu
    bengali punjabi kurdish albanian muslim christian catholic hindu sikh jewish islam england wales scotland ireland
    britain london europe uk eu
    internet youtube tiktok instagram snapchat whatsapp facebook twitter telegram discord xbox playstation fortnite
    roblox netflix google zoom teams microsoft outlook skype facetime
    they he she we it you i the this that there then when where what who why how his her their our my your no yes and
    but mum dad mother father nan gran auntie uncle sister brother plan assessment report intensive supervision
    act section form level stage grade year group schedule appendix annex mr mrs ms miss dr pc
    """)

  /// Months that are names too: beside a number or after one of ``beforeMonths`` they are months.
  static let months = words("april may june august jan mar jun")

  static let beforeMonths = words(
    "in by until till since from to of for last next this during early late mid end before after between")

  /// After these a single letter is a mark, no initial.
  static let beforeLetters = words(
    """
    annex appendix section form level grade part plan group class unit category schedule wing block vitamin option room
    year house tier type hepatitis set side point question bus route table paragraph phase
    """)

  /// Letters that stand for something, no names.
  static let acronyms = words(
    """
    yot yos yjs yjb yro iss dto gp nhs pc dc pcso pnc cro cps camhs sen send senco ehcp mappa marac mash nrm cin cp cla
    lac iro ica rui nfa sfo hmip hmppn yoi sth sch stc aset asset assetplus rosh rsh osga ogrs oasys ro rr sara dvla
    dob asb asbo abc cbo ccj pace aa tbc tbd na nb asap eta id ok tv cctv dvd cd pe re it pshe gcse gcses btec nvq
    cscs neet ete pru pd pru ta ehc uk usa eu am pm mp sat nav hq faq pin sim usb led sos adhd asd add ocd ptsd bmi std
    aids hiv emdr cbt dbt slt salt sw ssw ypa yp ypas ip po rj rjc vlo vo ptl url bst gmt dwp jsa uc esa pip hmp hmcts
    laa cafcass gps iom vlu kpi foi sar gdpr ico dpa cbt pir psr mg sjp tic tics gbh abh twoc pwits
    """)

  /// Names that are words of every day too: in small letters and at the beginning of a sentence they are taken for the
  /// word, unless what follows says otherwise.
  static let ambiguous = words(
    """
    may will mark grace hope rose joy faith rob pat sue bill jack art dean grant rich drew chase miles summer autumn
    april june sky river king young long short white black brown green day field wood hill lane ward page case the an
    to so do be in on my can said see price law bank west east ant lex dick pip kit em ed mo cam ken ray guy gene
    dawn eve iris ivy holly heather amber ruby pearl penny poppy daisy lily violet olive jasmine victor frank max nick
    don earl duke prince angel christian chance hunter mason tanner parker carter cooper robin jay wren star destiny
    harmony melody brook clay cliff dale glen reed stone rusty sandy sunny bob rick nat shell
    chuck mike gail lou hal chas
    tope neve lee may kai sun jun wei min ming ping song long wang rain crystal gale carol merry
    honor verity patience prudence mercy blessing gift precious goodness praise wisdom bishop
    """)

  /// Of these the ones that in small letters are hardly ever a name, whoever bears it.
  static let functions = words(
    """
    may will can an to so do be in on my said see the long day case page young old short early home little much best
    good art so he she we it you me am is are was at as by of or if up no go us
    """)

  /// What somebody does whose name stands before it.
  static let cues = words(
    """
    said says told tells rang rings came comes went goes asked asks phoned texted emailed called hit punched kicked
    pushed stabbed robbed slapped spat threatened shouted swore lives lived attends attended joined left arrived knew
    knows saw met took gave brought bought drove helped hurt wants wanted thinks thought felt feels was is has had did
    does denied denies admitted admits alleged confirmed reported refused and will would s
    """)

  /// Given names that are common in England and Wales, besides those of the list of names that stand for one another.
  static let given = words(
    """
    aaliyah aaron abbas abdi abdirahman abdulrahman abena adam adaeze adele adnan adrian agata agnieszka ahmedin aidan
    aileen aimee akua alan alana alastair albert alberto aled aleksander aleksandra alesha alfonso alice alina alison
    alisha allan alun alyssa amal amanda amaya amelia amina aminah amir amira amy ana anais anas anastasia andre andrea
    andrei andreea andrzej aneta angela angelina angharad anika anisa anita anjali ann anna anne annie antonio anwar anya
    archie aria ariana arjun arthur arun asha ashley ashraf asia asif asma aspen audrey austin ava avery axel ayaan ayan
    ayanna ayla aylin ayse aysel aziz baran barbara barry bartek bartosz basit beata beatrice beatriz becca belinda
    bernadette bernard beverley beverly bethan bethany bev bianca bilal billie blake boris brandon branwen brenda brendan
    brian bridget bronwen bronwyn bruce bruno bryan bryn bulent burak caleb callum calvin can carla carlos carmen carol
    caroline carys caspian cassandra catarina catrin cecilia celia cem cemre cerys cesar chanel chanelle chantelle chelsea
    cheryl chidi chinedu chloe cian ciara claire clara clare claudia clive cody colin colleen connor conor corey courtney
    craig crystal curtis cynthia dafydd dahir daisy dalal damian damien damilola danielle danuta daria dariusz darnell
    darren dawid daud declan deeqa delroy demi denise dennis denzel derek derya desmond dewi diana diane dilan dilys dina
    dmitri dominik dominika donna doreen doris dorota douglas duncan dwayne dylan ebony ebru edith edwin efe eilidh eileen
    elaine eleanor elena eleri elias elif elijah elin elis ella ellen elliot elliott eluned elsie elvis ema emeka emine
    emir emlyn emma emmanuel emre emrys enes eren eric erica erik erin erhan esme esra estelle esther ethan etta eugene
    eva evan evelyn evie ewa ewan ezra fadumo faisal faizal farah farhan farid farouk farzana fatoumata fatuma fay faye
    felicity felix femi ferhat fernando ffion filip filiz finlay finley fiona florence francesca freya furkan gabriela
    gabriella gabrielle gareth garry gary gavin gemma geoff geoffrey georgia gerald geraint gerard gethin gilbert
    giovanni gizem glenda gloria glyn glynis gordon grzegorz gulay gulsen gustavo guled guy gwen gwilym gwyneth habib
    hadiya hafsa hakan halima halina hamid hamza hanad hanan hani hannah hari harjit haroon harriet harris harrison harvey
    hasan hasina hassan hatice hawa hayley hazel heath hector heidi helen helena heledd henryk hilary hodan howard hubert
    hugh hugo humza hussien huseyin hywel ian idil idris iestyn ieuan ifan ifrah ilham ilona iman imogen imran inaya india
    ines ingrid ioan ioana iolo irena irene isa isaac isaiah isha ishaan isla ismail ismahan ivan iwan iwona jacek jackie
    jacqueline jade jaden jamal jameel janet janice janine janusz jared jaroslaw jarvis jasmin jason jasper javier jaxon
    jayden jaydon jayne jean jeanette jeff jeffrey jemima jemma jermaine jerome jesus jill jillian joan joanna joanne
    jodie joel johan johanna jolanta jordan jorge jose josephine josie joyce juan judith judy julia julian julie juliet
    justin justyna jozef kabir kacper kadir kaiden kaiya kamal kamil kamila kane karen karim karin karina karl karol
    karolina karrar karthik kasia katarzyna katja katrina kayden kayla kayleigh keeley keira keith kelechi kelly kelsey
    kelvin kemal kemar kendra keri kerry kevin kezia khadar khadija khadijah khadra khaled khalid khalil kian kieran
    kimani kirsty kiran klaudia kofi konrad krystian krystyna krzysztof kubra kurt kwabena kwame kwesi kyle kylie lacey
    laila lana lara latifah laura lauren lawson layla leah leanne leila lena leon leona leroy lesley leslie leticia levi
    leyla lian lily linda lindsay lindsey lisa llew llinos lloyd logan lola lorna lorraine louisa louise lowri lucia
    lucinda lucja lucy luis lukman luna lydia lynn lynne lynette maciej mackenzie magda magdalena mahad mahamed mahir mai
    maisie maja malachi malcolm malgorzata malik malika manon mandy manuel marcel marcela marcia marcin marco marcus
    marek margot maria mariam mariama marian marianne marie marilyn mario mariusz marjorie marlon marsha marta martha
    martin martyn marvin mary maryam maryan mathew matilda maureen mavis maya mehmet megan mehdi melanie melek melinda
    merve mert meryem mia micah michal mila milan milena milo mina miranda miriam mirza mitchell moira molly mona monica
    monika morgan morris moses moshe muna munir murat muriel murray musa mustafa mustapha myfanwy myra nabil nadia nadine
    nadir naima nancy naomi nasir nasra natalia natalie natasha nathalie naveed nazim neil nell nerys nevaeh nia niall
    nicole nigel nikita nikola nilufer nimco nina noah noel noelle nora noreen norma norman nour nuala nur nurhan nusrat
    oisin okan oktay olga oliwia oliwier olu olwen omar omari omer onur oscar osman oumar owain owen oyin ozan ozgur
    ozlem pablo paige pamela parveen patrycja paul paula pauline pawel pedro pelin perry petra petros phoebe phyllis
    pinar piotr polly precious priti priya przemek przemyslaw quentin quincy rachael rachel radoslaw rafael rafal rahim
    rahma raheem raj rajesh ralph ramadan raman ramon rana randall rania raquel rashid rashida ravi rayan raymond reece
    reggie rehana rekha remi renata renee reuben rhian rhiannon rhodri rhona rhys ricardo rita riya robyn roderick
    rodney roger rohan roisin roksana roland roman ronan rory rosa rosalind rosemary rosie ross rowan roxanne roy rukia
    rukiya rumana rupert russell ruth ryan ryszard saad sabina sabrina sabah sacha sadia sadie safa safia sagal sahra
    saima sajid sakina salah salim sally salma salman salwa samir samira sana sanaa sandeep sangita sanjay santiago sara
    sarah saskia savannah scarlett scott sebnem sedat selim selin selina selma serena serkan serpil seren seth severine
    seweryn shabnam shadia shahid shahin shakira shamsa shane shanice shannon sharon shaquille sharmake sheila shelley
    sherry shirley shreya shukri shona sian sibel sidney siddiq sienna sigrid silvia simon simone simran sinan sinead
    siobhan skye slawomir sofia solomon sonia sophia sophie soraya stacey stan stanislaw stanley stefan stella stewart
    stuart suhayb suleiman suleyman sumaya sunita suresh susanna suzanne svetlana sylvia sylwia szymon tadeusz tahir
    tahmina talia talitha tamara tamsin tania tanisha tanvir tanya tara tarik tariq tasha tatiana taylor tegan tendai
    teresa tereza tessa thea thelma theresa tiana tiffany tina tobias toby todd tomos tracey tracy travis trevor tristan
    troy tudor tugba tunde tuncay tyler tyreese tyrell tyrese tyrone ufuk ugur umar umut ursula usman uzma valentina
    valerie vanessa vera vernon veronica veronika vijay viktor viktoria vikram viola virginia vivian vivienne vladimir
    volkan wahid waleed walid walter wanda wayne wendy weronika wesley wiktor wiktoria wilfred winston wioletta wojciech
    xavier yaseen yasemin yasin yasmin yasmine yolanda yosef younis yusra yuri yvette yvonne zachariah zahra zahir zaid
    zain zakaria zakariya zane zara zayn zayd zeynep zofia zoe zoya zuhal zuzanna zbigniew zdzislaw
    """)
}

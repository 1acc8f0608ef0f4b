/// Words of every day, which at the beginning of a sentence or in capitals are no names: those that the forms, the lists
/// and the letters have, and those with which notes begin.
enum OrdinaryWords {
  static let all: Set<[UInt8]> = Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  private static let text = """
    a able about above absence absolute abuse accept accommodation accompanied accordion account accused aches
    achieved acquitted across acted acting action actions active activities activity actual adapt added addendum
    address adjourned adjournment administrator admission admits admitted adult adults advice advised affected
    affray afraid after afternoon again against age agency aggravated agree agreed agreement agrees ahead aid alarm
    alcohol alerts all allegation allegations alleged allegedly allocate allocated allocation allotment allowed
    allows alone along aloud also alter alternative although always am ambulance amended among amount an analysis
    analyst and anger angry animal animals annoyed another answer answered answers anti anxious any anybody anyone
    anything apart apologised apology apparently appeal appearance appeared appears application apply appointment
    appointments apprenticeship appropriate are area areas argued argument arm army around arranged arrangements
    arrest arrested arrival arrived arrives arson article arts as ask asked asks asleep assailant assault assess
    assessed assessment assessments assetplus associate associates association asylum at ate attacker attempt
    attempted attend attendance attending attention attitudes audit aunt auntie aunty authority avoided awaiting
    award aware awareness away baby back backed background badly bag bail bailed balance bank banned barriers
    bathroom be became because becomes bed bedroom been before beforehand began begged begin beginning begins begun
    behaved behaviour being beliefs believe believed believes belong belongs below beside besides best better
    between beyond bias bicycle big bike bill billed birth birthday bite black blackmail blade bladed blame blamed
    blood blows blue bodily body bored born borough both bottle bought box boxing boy boyfriend boys breach breached
    break breakfast bridge briefed briefing bring bringing brings broke brother brought brown bruise bug building
    builds burglary bus business busy but by cab calendar call called calling calls calm calmer came camera can
    cancelled cannabinoids cannabis car card care careers carefully carer carers caretaken caring carried carries
    carry carrying case cases cash categories category caught caution cautioned cautions cell cent centre certain
    certificate chair chances change changed changes changing charge charged charges chased chatted cheap cheat
    check checked checklist cheerful chef cheque child children choice choices choose choosing chose chosen church
    cigarette cigarettes circle circumstances citizen city civil claimed claims class clean cleaned clear clip clock
    close closed closest closing closure clothes clothing club coach coat cocaine coffee cold colleague college come
    comes comic coming committed common communicate communicates communication community company compensation
    complain complainant complained complaint complete completed computed computer concern concerned concerns
    conclusions condition conditional conditions conduct confident confirmed confused connected consent consequences
    considered contact contacted contacts content context contingency continued continues contract control controls
    conversation convicted conviction convictions cooking cool copy core corner costs could count counted
    countersigns counts county couple course court courts cousin cousins cover covered covering cried crime criminal
    crown crying cultivation culture cup curfew curfews custodial custody cut dad dads damage danger dangerous dark
    data date dated daughter day days deal deals dealt dear death decide decided decides decision declined default
    defaults deferred defined definition denied denies dentist depend describe described desistance desk despite
    destination destinations destroyed detention diary dice did didn died differ different differently differs
    difficulties dinner dirty disability discharge disclose disclosed discussed discussion dislikes dismissed
    disorderly disposal disposals disputes disruption distracted distressed dive diversion diverted do doctor
    document documents does dog doing domestic don done door down dr drank drawn dressed drink driver driving
    dropped drove drug drugs drunk dry due during duty dwelling each ear earlier early easily east easy eaten eats
    education educational effect eight eighteenth either electronic eleven else elsewhere email emailed emergency
    emotional emotions employability employed employment empty encouraged end ended ending ends enforcement engage
    engaged engagement engaging enhanced enjoyed enjoys enough entry episode erase establishment establishments
    estate ethnic ethnicities ethnicity evening evenings events ever every everybody everyday everyone everything
    evidence exact exam exceptional excited excluded exclusion exclusions excuse excusing executed exist exit expect
    expected expecting explain explained explains explanation exploitation exploited explored exports expressed
    extended extending extension extra extremism eye eyes face fact factors facts failed failing failure fair fairly
    fairness faith false families family far fare favours fear fed feedback feel feelings feels feet fell felt fence
    few fifth fight fights figure figures fill filled film films final finally find finding finds fine finger
    finished fire firearms first fits fitted five fixed fixing flag flags flat floor follow followed following
    follows food foot football for forbids force forgery forgot form forward foster fostering fought found four
    fourth fraud free freely frequency friend friendly friends frightened from front frustrated full fully fun
    funeral further future gained game games gang garden gate gave gender get gets getting girl girlfriend girls
    give given gives glad glass goals goes goggles going gold gone good got governs gps grade grading gran grandad
    grandfather grandma grandmother grandparents granted grave green greeted grew grey grievous ground grounds group
    guardian guidance guilt guilty gun gym had hair half hall hand handling hands happen happened happening happens
    happy harassment hard harder hardly harm harmed harmonica harms has hat hated hates have having he head
    headaches header heading headings health healthy hear heard hearing heart heated heavy held help helped helping
    helps her here hers hid high him hinders his history hit hold holder holding holds holiday holidays home homes
    honest hood hoodie hoped hopefully hopes hospital hostel hot hour hours house housing how however hundred hungry
    hurt hurtful hurting hurts husband i ice ico identifiable identity if ill immigration impact important imports
    imprisonable improvement in inappropriate including indecent index indicate indicated indicative indicator
    indictment information informed initial initially injunction injunctions injured injuries injury inquiry
    insisted instead institution institutions integrated intends intensive intent interests internal internship
    interpreter intervention interventions interview into intoxicating introduced invited involved is iss issued it
    its itself jacket jail jargon job join joined joint joking judgement judgements just justice keen keep keeps
    kept kestrel key keys kicked kid kidnap kids kind kindness kinds kitchen knew knife knives know known knows
    label labels lacks ladder lady laid landing lane language large last lasts late later latest laughed law lawyer
    lay lead leads learn learning learns learnt least leave leaver leaves leaving led left length less lesser
    lessons lets letter letters level levels library licence lie lied life lifestyle lift light lighthouse like
    liked likelihood likely likes limits line lines linked links lip list listed listen listened listening literally
    little live lives living local locally lodgings logs long longer longest look looked looks lost lots loud loved
    low lower lowercased lunch lunchtime made magistrate magistrates mail make makes male malicious mam man managed
    management manager manner many map mappa marked market mask mate mates maths matter matters maturity maximum may
    maybe me meal meals mean means meanwhile measurable media medication medium meet meeting meetings meets member
    men mental mentioned mentor mentoring message met metronome middle might mild mile milestone mine minutes mirror
    miss missed missing mixed mobile model moderate moderated modules molestation moment monday mondays money
    monitor monitoring month monthly months more morning mornings mosque most mother mouth move moved movement mr
    mrs ms much multi mum mums murder music must my myself nail name named names nan nana nanny narrative national
    near nearest neck need needed needs negative neighbour neighbourhood neither nephew nervous never new newest
    newspaper newspapers next nice niece night nights nine no nobody noise non none nor north nose not note noted
    notes nothing notice notification now nuisance number nurse object objections observatory observed obstructing
    obviously occasionally occasioning of off offence offences offended offender offenders offending offensive offer
    offered offers office officer officers official often ok okay old older on once one online only onto open opened
    opening opportunities or order orders ordinary org origin other others otherwise otter our ours out outcome
    outside over overall overcrowded overdue overheard overnight oversee oversight owe own oxide pace pack package
    paid pain pairs panel panels papers paramedic parent parenting parents park parked parole part partner partners
    parts party pass passed passenger pathways pattern patterns pavement payment peace peers penalty pence people
    per performance perhaps period persistent person phone phoned phones photo photos physical pick picked picks
    picture pictures pilot pink pitch place placement places plain plan planetarium planned planning plans
    plastering play played plea pleasant please pleased pocket point pointed points police policy polite pool
    possession possible possibly post posted poster pounds practised practises practitioner practitioners prayer pre
    prefers prescribed presented presenting prevent preventing prevention previous previously prior prison privacy
    private privilege probably probation production professional professionals profile programme progress prohibited
    project promised pronouncement proof proportionate proposal proposals proposes protection protects proud
    provided provider provision pub public pull punched pupil pupils purple purposes purse pushed put puts qualified
    qualifying quality quarter question questions quick quiet quite racially radio railway rain raise raised ran
    rang rate rates rather rating reach reached reaches read reader reading reads ready realistic really reason
    reasonable reasons recall recalled recently recipients recognised recommendation recommended record recording
    records red redact redacted refer referral referred refers refused refuses register registered rehabilitation
    relations relationships relatives relaxed release released relevant religiously remain remains remand remanded
    remembered reminded reminder remorseful reoffending reparation replaced replaces replied report reported
    reportedly reports request requested requests requirement requirements resettlement residence residential
    resilience resisting resolution resort respect respond responded response responsibility rest restaurant
    restorative restrict restricted rests retain retention returned review reviewed reviews revoked rewritten ride
    right rightly rights ring rings risk risky river road robbed robbery role roles roof room route routes rude rule
    rules rulings run running runs sad safe safeguard safeguarding safely safety said same sat saw say says scaling
    scar scared scene schedule school schools score scores screened screening sea seat second section sections
    sector secure security see seeing seeker seeking seemed seems seen sees self send sends senior sense sent
    sentence sentenced sentences separate serious seriously service services session sessions set sets settled seven
    several severe sexual sexually shall shaped share shared she shed sheet shelter shift shirt shoe shoes shop
    shopkeeper shoplifting shops short shorten shorter should shoulder shouted show showed shown shows shy siblings
    sickness sight sign signature signed signs silent silver since sir sister sisters site sitting situation six sky
    sleep sleeps slept slightly small smell smelt smiled smoked smoking snow so sober social socks some somebody
    someone something sometimes somewhere son soon sorry sort sounded source sources sourdough south speak speaking
    speaks special specific specified speech spends spent spirits spoke spoken sport spotted spring stabbed staff
    stage stairs stalking stand standard standards standing stands start started starter starts stated states
    station status statuses statute statutory stay stayed stays stepdad stepfather stepmother stepmum steps still
    stole stomach stone stop stopped stops story strangers strategy street strength strengths stressed stretches
    strip strong strongly struggled struggles student stuff subdued submitted substance substances such suffered
    suggested suggesting suggestion suicide suitable suits summary supervision supply supplying support supported
    surgery surveillance suspect suspected suspects swore system table tag tags tailored tailoring take taken takes
    taking talk talkative talked talking tall target targets task taster taxi tea teachers team teams tearful tears
    teased teenager teens teeth telephone telephoned tell tells temper ten term terrorism terrorist tested testing
    text texted texts than thanked that the theft their theirs them theme themself then therapist there these they
    thin thing things think thinking thinks third thirds thirty this those thought thousand thread threatened
    threats three threshold threw through thrown ticket tidy time times timetable tired titles to toast tobacco
    today together told tomorrow tonight too took tool top topic tortoise total touches towards town track trail
    train trainee trainers training tram transfer transferred trauma treat treated treatment trespass triage tried
    trigger triggers trip trombone trouble trousers true trust trusts try turnaround turned tutor twelve twice two
    twos types ukulele unable unacceptable unauthorised uncle unclear unconditional under understand understanding
    understands understood unexplained unfairly unfinished unfortunately unhappy unhealthy unit unknown unless
    unlike unpaid unsafe unsure until unverified unwell up update upset urged us use used uses using usual usually
    vaccinations van vape various vehicle velodrome verified version very victim victims video view village violence
    violent visit visited visits voice voluntary volunteer vulnerable wait waited waiting walk walked walking wall
    wallet want wanted wants warm warned warning warnings warns warrant was watch watched water way ways we weapon
    weapons wearing weather weed week weekend weekly weeks weigh weighs weight welcome welding welfare well
    wellbeing went wept were west wet what whatever wheel when whenever where whereas wherever whether which while
    whilst white who whoever whole whom whose why widely wife will willing wind window winds wins wished wishes with
    withdrawn withdrew withhold within without witness witnesses woke woman women won wondered wood wording words
    wore work worked worker workers working works worksheet worksheets worn worried worries worry worse worst worth
    would wounding write writes writing written wrong wrote yard year years yellow yes yesterday yet you young
    younger youngest your yours youth zone
    """
}

"""Words that decide the case of what is typed in capitals when the paper's own text does not."""


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


ABBREVIATIONS = frozenset(
    _words(
        "ООН БҰҰ ОБСЕ ЕҚЫҰ СНГ ТМД ЕАЭС ЕАЭО ЕС ЕО США АҚШ РФ РК ҚР КР РБ ПРООН ЮНЕСКО ЮНИСЕФ УИС ҚАЖ КУИС",
        "ИИМ ІІМ МВД НПМ ҰАТ ҰПТ УПК ҚПК УК ҚК УИК ҚАК АҚ ТОО ЖШС НПО ҮЕҰ СМИ БАҚ ВИЧ АИТВ СПИД ЖИТС ИТ IT UN",
        "UNDP OSCE EU USA UK NGO HIV AIDS ICT NPM CPT SPT OPCAT AI ИИ ЖИ ЭВМ ГОСТ ISO ODIHR ЕСПЧ ЕКПП ВОЗ",
        "ДДСҰ WHO ЖОО ВУЗ",
    )
)
"""Set in capitals wherever they stand, unless the paper writes the same letters small."""

NAMES = _words(
    "казахстан қазақстан kazakhstan росси ресей russia европ еуропа europe астан astana алмат almaty",
    "караганд қарағанд karaganda азия азии asia шымкент shymkent нельсон мандел nelson mandela бангкок",
    "bangkok токио токийск tokyo стамбул istanbul женев geneva гааг hague москв moscow кыргызстан",
    "қырғызстан kyrgyzstan узбекистан өзбекстан uzbekistan беларус belarus украин ukraine герман германия",
    "балхаш балқаш аральск каспи сырдарь сырдария ертіс иртыш атырау ақтөбе актобе актюбинск тараз түркістан",
    "туркестан қостанай костана павлодар қызылорда кызылорд петропавл көкшетау кокшетау семей семипалатинск",
    "жезқазған жезказган талдықорған талдыкорган өскемен усть-каменогорск жамбыл жетісу жетысу маңғыстау",
    "мангистау мангыстау алтай сибир лондон париж берлин пекин вашингтон япони жапони китай қытай индия индии",
    "корея кореи турци түркия монголи америк африк азербайджан әзербайжан армени грузия грузии таджикистан",
    "тәжікстан туркменистан афганистан иран ирак сирия сирии израил польш чехия итали испани британи ұлыбритани",
    "швейцари канад австрали абая абаю абаем ауэзов әуезов шәкәрім шакарим құнанбай кунанба пушкин достоевск",
    "шекспир назарбаев тоқаев токаев гумилев гумилёв фараби сәтбаев сатпаев сейфуллин шоқан шокан уәлиханов",
    "валиханов ыбырай алтынсарин магжан мағжан жұмабаев байтұрсын байтурсын аллах библи евангели",
    "china india japan korea turkey mongolia america africa azerbaijan armenia georgia tajikistan turkmenistan",
    "afghanistan iran iraq poland italy spain britain switzerland canada australia london paris berlin beijing",
    "python arduino windows linux android moodle google facebook instagram youtube microsoft matlab",
    "germany франц france норвег norway финлянд finland швец sweden",
)
"""Beginnings of names known to everybody who writes for such a volume."""
LOWER_AFTER_NAMES = ("ск", "stani", "тандық", "стандық", "лық", "ian", "ean")
"""What makes an adjective of a name in Russian and Kazakh: written small."""

SMALL = frozenset(
    _words(
        "аль әл эль ал ибн де ла фон ван дер",
        "и в во на с со по для от до из к о об у а но или как при за над под между через без не ли бы же его",
        "её их что это том чем этот эта эти который которая которое свой свои все всех всё этого этой этих",
        "такой таких такие своих своей және мен бен пен үшін туралы бойынша жөнінде арқылы арасында",
        "арасындағы жаңа ретінде ету бір екі үш оның сол бұл ол қалай неге үшінші екінші бірінші қазіргі",
        "негізгі жалпы кейінгі алдындағы болу болуы бойы ма ме ба бе па пе да де та те",
        "of the and in for on to a an with by from at as or",
        "is are its their what how why when not into between under over can cannot be does do it this that",
        "these those about after before against toward towards through without within one two three say case",
        "new first second",
    )
)

COMMON = frozenset(
    _words(
        "слово слова речь доклад место места роль вопрос вопросы задача задачи система системы модель модели",
        "анализ обзор метод методы подход подходы проблема проблемы путь пути опыт практика теория основы право",
        "права человек человека людей закон законы жизнь мир риск риски пределы предел оценка память врач дверь",
        "суд суды труд срок меры мера мониторинг результат результаты вывод выводы данные данных цель цели объект",
        "предмет материал материалы этап этапы сөз сөзі мәселе мәселелері рөлі орны жолы жолдары талдау талдауы",
        "шолу әдіс әдістер моделі жүйе жүйесі құқық құқығы құқықтары адам адамның заң заңы өмір сүру қауіп қаупін",
        "шегі сан мен тағдыр ер әйел бала балалар қайта қарапайым тәжірибе тәжірибесі нәтиже нәтижелер тәуелсіз",
        "салыстырмалы мониторингі өңірлік system systems model models analysis role issue issues law right rights",
        "human approach method methods review study theory practice case cases life risk data simple reading",
        "language languages response век дом лес год газ ход рак вид код тип сон сад зуб лён мёд нож рис рот сыр",
        "чай шум яд язык учёт учет быт вес вуз гор день дни дня дух лёд лет луг нет пол пар поле порт рек руд сел",
        "семья слой сок счет счёт сырье сырьё тел том тур угол узел урок цен час шаг шар ана ата әке ине қан құс",
        "көл тау тас тіл жер жел жол жыл күз күн қыс қыз ұл ұлт үй су өт сай көз қол бас аяқ ем ізі сын той топ",
        "түр үн шет шөл шын ой жай мал ас ақ көк қара дала age aid air all art bank base car city day era eye far",
        "few gas get job key kid lay led let low map men mix net oil old own pay raw red sea set sex she six sky",
        "son soil sun tax tea ten the top toy try two use via war way web wet who why win yet you our her his him",
        "has had was were out off up any big boy bus but may now per put saw see we us he me my no so if am",
    )
)
"""Plain nouns of titles."""

OFFICIAL = (("республик", ("казахстан", "қазақстан", "kazakhstan", "беларус", "узбекистан", "кыргызстан", "татарстан")),
            ("republic", ("kazakhstan", "belarus", "uzbekistan")),
            ("федераци", ("российск",)), ("federation", ("russian",)), ("российск", ("федераци",)))  # fmt: skip
"""Beginnings of words that are part of a state's name beside those others."""

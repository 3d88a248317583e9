"""Given names of Kazakhstan and its neighbours: what tells two capitalised words from a title."""

import re


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NAMES = _set_of(
    """
    aidana aidar aigerim aigul ainur aizhan aleksandr aleksandra aleksei alexander alexandra alexey alibek alina
    aliya alma almas anar anara anastasia andrei andrew andrey anna anne anthony anton arman artem aruzhan asel asem
    askar aslan assel assem asset asylbek azamat aziz bakhyt barbara bauyrjan bauyrzhan bekzat bolat boris brian
    carlos catherine charles chris christian christine christopher claire claudia dana daniel daniyar dariga darkhan
    dastan daulet dauren david denis diana didar dinara dinmukhamed dmitri dmitriy dmitry edward elena elizabeth
    elmira emily emma emre eric erlan eva evgeny fatima francesco frank gabriel galymzhan gani george giovanni
    giulia grace gregory gulmira gulnar gulnara gulnaz gulshat hannah hans helen henry ibragim igor ilya ilyas
    indira irina ivan jack jacob james jan jane jason jean jennifer jessica joan johan john jonathan jose joseph
    joshua juan julia julian kairat kamila kanat karen karl karlygash katarina kate kevin klaus konstantin kuanysh
    kuralay lars laura leonid linda lisa louis lucas lucy luis lukas lyazzat lyudmila madina maksat maksim malika
    marat marco marcus maria marie marina mark markus martin mary matthew maxim mehmet meruyert michael mikhail
    mohamed mohammad mohammed moldir monica murat nadia natalia natalya nathan nazerke nazym nicholas nicole nikita
    nikolai nikolay nina nurbek nurbol nurgul nurlan nursultan olga oliver olivia olzhas pablo patricia patrick paul
    pavel pedro perizat peter petr petra philip philipp pierre rachel rakhat ralph raushan raymond rebecca richard
    robert roman roza ruslan rustem sabina saltanat samat samuel sandra sanzhar sara sarah saule sean sebastian
    sergei sergey serik shynar simon sofia sophie stefan stephen steven susan svetlana symbat talgat tatiana tatyana
    temirlan thomas timothy timur togzhan tolegen tom ulan ulrich vadim valentina victor victoria viktor viktoria
    vitaly vladimir walter werner william xin yana yelena yerbol yerlan yermek yernar yuki yulia yuri yusuf zarina
    zhanar zhanat zhandos zhanel zhansaya zhibek zhuldyz zoe абай абзал абылай адай адилет адлет азамат азат аигерим
    аида айару айбек айгерим айгерім айгуль айгүл айдана айдар айдос айжан айнагуль айнур айнұр айсулу айтолкын
    акбота акерке акмарал алдияр александр александра алексей алибек алима алина алиса алишер алия алла алма алмаз
    алмас алтай алтын алтынай альбина алёна амангельды амина амир анар анара анастасия анатолий ангелина андрей анна
    антон антонина ануар арина аркадий арман арсен артем артём аружан асан асел асем асет аскар аслан асхат асыл
    асқар ахмет аян аяна аяулым ақбота ақерке ақмарал багдат бакыт балжан балнур бауыржан баян бағдат бақыт бейбіт
    бекжан бекзат бибигуль бибігүл богдан болат борис вадим валентин валентина валерий валерия василий вера вероника
    виктор виктория виталий владимир владислав всеволод вячеслав галина галия галым гани гаухар геннадий георгий
    герман глеб григорий гулнур гульмира гульназ гульнара гүлмира гүлназ гүлнар гүлнара гүлнұр гүлшат дамир дана
    даниил данил данила данияр дария дархан дарья дастан даулет даурен демид денис диана дидар дильназ динара
    динмухамед дмитрий дінмұхаммед дәулет дәурен евгений евгения егор еділ екатерина еламан елдос елена елизавета
    елнур ерасыл ербол ержан ерлан ермек ермұрат ернар ернұр ерік есен ефим жадыра жазира жайна жалгас жан жанар
    жанара жанат жанболат жангир жандос жанель жанна жансая жарас жасұлан жибек жулдыз жұлдыз зарина зауре захар
    зейнеп зере зинаида зоя зухра ибрагим иван игорь илья ильяс индира инкар инна ирина ислам кайрат камила камиля
    камшат канат карина карлыгаш касым кира кирилл константин кристина ксения куаныш куралай лариса лаура лев лейла
    леонид лидия лилия любовь людмила ляззат ләззат мади мадина мадияр майра макар максат максим малика манас марал
    марат маргарита маржан марина мария марк матвей мақсат медет мейрам меруерт михаил молдир мукан мурат мухтар
    мұрат мұхтар мәди мөлдір надежда назгуль назерке назым нариман наталия наталья никита николай нина нурбек нурбол
    нургуль нуржан нурлан нурсултан нурсулу нұрбек нұрбол нұргүл нұрдәулет нұржан нұрлан нұрсұлтан нұрсұлу оксана
    олег олеся олжас ольга ораз орал павел перизат петр полина пётр рабига рамазан раушан рахат рашид регина ринат
    роза роман руслан рустам рустем рысбек сабина сабит сабыр савелий сакен салима салтанат самал самат санжар сания
    сара сауле светлана святослав семен семён сергей серик серік софия софья станислав степан сымбат сырым сәкен
    сәуле таисия талгат талғат тамара тарас татьяна темирлан темірлан тимофей тимур тогжан толеген тоғжан тұрар
    төлеген улан улжан ульяна фарида фариза федор филипп фёдор хадиша шапағат шолпан шынар ынтымақ ықылас эдуард
    элина эльвира эльдар эльмира эмре юлдуз юлия юрий яков ян яна ярослав ілияс ғалым ғани қайрат қанат қарлығаш
    қасым қуаныш құралай ұлан ұлжан ұлпан әділет әйгерім әлихан әлия әнуар әсел әсем әсет
    """
)
_ENDS_AS_NAME = re.compile(r"[^\W\d_]{2,}(?:бек|хан|гүл|гуль|нұр|жан|ғали|мұрат|сұлу|bek|khan|gul|zhan)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_given(word: str) -> bool:
    """Whether a capitalised word is a given name."""
    low = word.lower()
    return low in _NAMES or _ENDS_AS_NAME.fullmatch(low) is not None


def holds_given(text: str) -> bool:
    """Whether each of the names in `text`, parted by commas, holds a given name."""
    pieces = [piece for piece in re.split(r"[,;&]|(?<!\w)(?:и|және|мен|and)(?!\w)", text) if _WORD.search(piece)]
    return bool(pieces) and all(any(is_given(word) for word in _WORD.findall(piece)) for piece in pieces)

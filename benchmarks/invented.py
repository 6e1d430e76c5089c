"""Words for people who do not exist: names, companies, roles, notes."""

GIVEN = (
    *("Ada", "Aisha", "Amélie", "Anders", "Ángel", "Anouk", "Beatriz", "Bilal", "Björn", "Brigid", "Callum"),
    *("Chiara", "Chloé", "Cillian", "Dagný", "Deepa", "Diego", "Dmitri", "Ebba", "Elif", "Emeka", "Esther"),
    *("Farid", "Fatima", "Finn", "François", "Freya", "Gabriel", "Ginevra", "Grace", "Gulsen", "Håkon", "Hannah"),
    *("Hugo", "Imani", "Ingrid", "Ivo", "Jasper", "Jiří", "João", "Jules", "Kaia", "Karim", "Katarzyna"),
    *("Kwame", "Laila", "Lars", "Leocadia", "Linh", "Łukasz", "Maeve", "Magnus", "Małgorzata", "Mateo", "Mehmet"),
    *("Mira", "Nadia", "Naveen", "Niamh", "Noor", "Oisín", "Olena", "Omar", "Oskar", "Petra", "Priya"),
    *("Quentin", "Rafael", "Renée", "Rosa", "Samir", "Saoirse", "Simone", "Søren", "Sunniva", "Tadhg", "Tomás"),
    *("Uma", "Valentina", "Vikram", "Wanjiru", "Xavier", "Yara", "Yusuf", "Zainab", "Zdeněk", "Zoë"),
)
SURNAME_BEGINNINGS = (
    *("Alder", "Ash", "Beck", "Birk", "Brad", "Brook", "Cald", "Carl", "Dan", "Ecker", "Elm", "Fair", "Fen"),
    *("Green", "Grön", "Hal", "Hart", "Hazel", "Holm", "Kess", "Lang", "Lind", "Löwen", "Mar", "Mill", "Nor"),
    *("Oak", "Öster", "Pem", "Quill", "Rosen", "Rye", "Sand", "Sheld", "Stein", "Thorn", "Wald", "West", "Wind"),
)
SURNAME_ENDINGS = (
    *("bach", "berg", "born", "bridge", "brook", "bury", "by", "dal", "don", "feld", "field", "ford", "gaard"),
    *("ham", "holm", "hurst", "ley", "lund", "man", "mark", "more", "sen", "son", "stad", "stone", "strøm"),
    *("thorpe", "ton", "wall", "well", "wick", "wood", "worth"),
)
JAPANESE_FAMILY = (
    *("青木", "石井", "伊藤", "井上", "上田", "太田", "岡田", "小川", "加藤", "木村", "近藤", "斎藤", "坂本"),
    *("佐藤", "清水", "鈴木", "高橋", "田中", "中村", "西村", "野口", "橋本", "林", "藤田", "松本", "三浦"),
    *("森", "山口", "山田", "渡辺"),
)
JAPANESE_GIVEN = (
    *("愛", "明", "一郎", "恵", "花子", "和子", "健", "健太", "幸子", "聡", "翔", "進", "太郎", "大輔", "拓也"),
    *("千尋", "剛", "直樹", "直美", "春香", "誠", "真由美", "学", "美咲", "裕子", "由美", "陽子", "良子"),
    *("隆", "涼"),
)
COMPANIES = (
    *("Alderway Logistics", "Blue Ferry Software", "Børsen & Lund", "Calder Instruments", "Copperleaf Energy"),
    *("Deux Rives Conseil", "Eastgate Robotics", "Fenwick Analytics", "Gråstein Shipping", "Harrow Street Bank"),
    *("Ironbridge Games", "Juniper & Rye", "Kessler Optik", "Larkspur Health", "Meridian Maps", "Nordlicht Audio"),
    *("Ostrava Steelworks", "Pemberton Press", "Quillfeather", "Rosenhof Hotels", "Saltmarsh Biotech"),
    *("Tidewater Insurance", "Umbra Studios", "Vantage Rail", "Willow Bank School"),
)
ROLES = (
    *("Head of Data", "Engineering Manager", "Technical Recruiter", "Product Designer", "Staff Engineer", "Founder"),
    *("Talent Partner", "Chief of Staff", "Site Reliability Engineer", "Research Lead", "Programme Director"),
    *("Sales Engineer", "Developer Advocate", "Finance Director", "Editor"),
)
MET = (
    *("Met at the compiler meetup in Malmö", "Shared a desk for two years", "Introduced by a former manager"),
    *("Sat on the same panel in May", "Worked on the billing migration together", "Old flatmate from Coimbra"),
    *("Interviewed there in spring, on good terms", "Runs the reading group on distributed systems"),
)
TOPICS = (
    *("ask how the new team settles in", "is looking for a co-author", "wants to hear about the Rust rewrite"),
    *("moved to the platform team in May", "has two children, loves rowing", "sent the paper on consistent hashing"),
    *("knows everybody in medical imaging", "promised an introduction to their CTO"),
)

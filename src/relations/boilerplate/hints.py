"""Words that tell why a block is not the article, once it is known that it is not.

On a page with all its menus `Sports` is navigation and `Most popular` opens a list of links; in an article both may be
anything. So these rules set nothing aside: they only give a reason to what has been set aside for another.
"""

from __future__ import annotations

from relations.boilerplate.lexicon import Lexicon
from relations.boilerplate.verdicts import LineRule, PhraseRule

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"

# Lines that open a section: what follows has their reason, see reasons.py.
HINT_PHRASES = (
    PhraseRule("related_opener", "related",
        "related|related articles|related posts|related stories|related news|related links|related content|related coverage|related reading|related topics|related blogs|"
        "related video|related videos|related items|related resources|related information|recommended|recommended for you|recommended stories|recommended articles|recommended reading|"
        "recommended blogs|popular|most popular|most read|most viewed|most emailed|most shared|most commented|most discussed|most recent|popular posts|popular articles|popular stories|popular now|"
        "popular content|popular on|latest|latest news|latest posts|latest articles|latest stories|latest blog posts|latest headlines|latest videos|latest from|recent|recent posts|recent articles|"
        "recent news|recent stories|recent blog posts|recent blogs|top stories|top news|top headlines|headlines|stories|more stories|more news|more headlines|more articles|more posts|"
        "more top stories|more like this|more from|more from this author|more on this story|more on this topic|more in this section|trending|trending now|trending stories|trending topics|hot articles|hot topics|"
        "editor's choice|editors' choice|editor’s choice|editor's picks|editors' picks|editor’s picks|editors’ picks|staff picks|must read|must reads|must-reads|don't miss|don’t miss|in case you missed it|you may also like|you might also like|"
        "you may like|you might like|you may also be interested in|you might be interested in|up next|read next|read more|read also|see also|see related|see all related content|keep reading|continue reading|what to read next|"
        "similar posts|similar articles|similar stories|other stories|other news|other articles|further reading|around the web|from the web|from our partners|from the homepage|elsewhere|in other news|in the news|news in pictures|"
        "breaking news|featured|featured articles|featured posts|featured stories|featured news|featured videos|featured content|the latest|this week|next article|previous article|videos|top videos|latest video|photo gallery|"
        "photogallery|galleries|photo galleries|recent comments|links|web links|useful links|external links|see more|previous post|next post|previous story|next story|fan feed|explore more|discover more|more to explore|from the blog|"
        "from our blog|read the blog|thought leadership|insights|people also ask|people also read|today's headlines|today's top stories|top picks|just in|watch now|company spotlight|featured insight|blogs|related searches|zeitgeist|"
        # German, French, Spanish, Italian, Portuguese, Dutch
        "mehr zum thema|weitere artikel|ähnliche artikel|ähnliche beiträge|meistgelesen|auch interessant|das könnte sie auch interessieren|neueste beiträge|lesen sie auch|à lire aussi|à lire également|lire aussi|"
        "les plus lus|articles similaires|articles liés|sur le même sujet|articles récents|lea también|artículos relacionados|noticias relacionadas|lo más leído|lo más visto|te puede interesar|más noticias|últimas noticias|"
        "entradas recientes|leggi anche|articoli correlati|i più letti|potrebbe interessarti|ultime notizie|leia também|leia mais|artigos relacionados|notícias relacionadas|mais lidas|veja também|últimas notícias|lees ook|meest gelezen|gerelateerde artikelen|"
        # Polish
        "zobacz także|zobacz również|zobacz też|czytaj także|czytaj też|czytaj również|przeczytaj także|przeczytaj również|powiązane artykuły|podobne artykuły|polecamy|polecane|polecane artykuły|najczęściej czytane|najpopularniejsze|popularne|"
        "najnowsze|nowe|komentowane|najczęściej komentowane|najnowsze wiadomości|ostatnie wiadomości|ostatnie wpisy|więcej|więcej na ten temat|aktualności|wiadomości dnia|inne artykuły|warto przeczytać|gorące tematy|najważniejsze|ważne|informacje dnia|"
        # Russian
        "читайте также|читать также|смотрите также|по теме|материалы по теме|статьи по теме|похожие статьи|похожие новости|похожие материалы|другие новости|другие материалы|последние новости|новости|лента новостей|главные новости|самое читаемое|самое популярное|"
        "популярное|популярные|популярные статьи|популярные новости|самые читаемые|новости партнеров|новости партнёров|новости по теме|сюжеты|контекст|рекомендуем|в этом разделе|ещё по теме|еще по теме|ссылки по теме|также в рубрике|все новости|топ новости|топ-новости|лучшее|самое обсуждаемое|мировые новости|последние комментарии|все материалы|"
        # Greek
        "διαβάστε επίσης|διαβάστε ακόμα|διαβάστε σήμερα|σχετικά άρθρα|σχετικά|σχετικά θέματα|σχετικές ειδήσεις|τελευταία νέα|τελευταιες ειδησεις|τελευταίες ειδήσεις|δημοφιλή|δημοφιλέστερα|πιο δημοφιλή|τα πιο δημοφιλή|περισσότερα|ροή ειδήσεων|"
        "θέματα & αφιερώματα|πρόσφατα άρθρα|κύρια θέματα|επικαιρότητα|φωτοαφιερώματα|"
        # Chinese, Japanese
        "相关新闻|相关文章|相关阅读|相关报道|相关链接|相关专题|相關新聞|相關文章|相關報導|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|热门新闻|熱門新聞|热点新闻|热点推荐|热点专题|今日热点|头条推荐|今日头条|最新文章|最新新聞|最新新闻|最新消息|即時新聞|"
        "即时新闻|新闻排行|新聞排行|點閱排行|点击排行|点击排行榜|排行榜|文章排行|热点图片|图片精选|专题图片|精彩推荐|编辑推荐|編輯推薦|热点视频|视频推荐|更多新闻|更多新聞|更多|您可能感兴趣|猜你喜欢|看过本文的人还看过|上一篇|下一篇|新闻头条|频道精选|焦點新聞|頭條新聞|熱門討論|討論最新|討論最熱|热门搜索|熱門搜尋|"
        "関連記事|おすすめ記事|人気記事|最新記事|新着記事|ランキング|アクセスランキング|こちらもおすすめ"),
    PhraseRule("comments_opener", "comment",
        "comments|comment|comments so far|all comments|reader comments|readers' comments|user comments|top comments|featured comments|latest comments|newest|oldest|best rated|worst rated|responses|replies|reviews|customer reviews|discussion|discussions|"
        "discussion about this post|have your say|your comments|view comments|show comments|view all comments|load comments|load more comments|comments restacks|conversation|join the conversation|kommentare|leserkommentare|commentaires|comentarios|commenti|comentários|reacties|"
        "komentarze|komentarze do artykułu|wasze komentarze|opinie|комментарии|комментарии к статье|отзывы|обсуждение|комментарии читателей|σχόλια|σχολια|评论|网友评论|最新评论|网友留言|評論|網友評論|讀者回應|回應|コメント"),
    PhraseRule("comment_part", "comment",
        "reply|reply to|report abuse|report comment|report this comment|report|flag|flag as inappropriate|like|liked|recommend|recommended|recommend?|click to rate|rate this|permalink|parent|share this comment|expand full comment|show replies|hide replies|view replies|"
        "in reply to|log in to reply|login to reply|up|down|upvote|downvote|anonymous|guest|quote|thumbs up|helpful|not helpful|was this helpful|alert a moderator|link|unsuitable or offensive?|complain about this comment|"
        "antworten|répondre|signaler|responder|denunciar|rispondi|odpowiedz|zgłoś|skomentuj|skomentuj wypowiedź|zgłoś nadużycie|ответить|пожаловаться|цитировать|απάντηση|回复|举报|回覆|返信|支持|反对"),
    PhraseRule("comment_form_part", "comment_form",
        "leave a comment|leave a reply|leave a response|post a comment|post comment|post your comment|add a comment|add comment|add your comment|add your comments|write a comment|submit comment|cancel reply|write a review|your comment|your name|your review|save my name, email, and website in this browser for the next time i comment|"
        "name (required)|name *|name required|mail (will not be published) (required)|email (required)|e-mail (required)|email *|e-mail *|website|comment *|comments *|url|required|required.|message|log in to comment|login to comment|sign in to comment|login or register to post comments|log in or register to post comments|"
        "you must be logged in to post a comment|you must be logged in to comment|preview|comment form|characters left|remember me|notify me of new comments via email|notify me of new posts via email|notify me of follow-up comments by email|captcha|enter the code|house rules|i agree to the house rules|"
        "kommentar schreiben|kommentar verfassen|schreibe einen kommentar|laisser un commentaire|votre commentaire|deja un comentario|deja una respuesta|lascia un commento|deixe um comentário|deixe uma resposta|laat een reactie achter|dodaj komentarz|napisz komentarz|twój komentarz|podpis|treść|"
        "добавить комментарий|оставить комментарий|написать комментарий|ваш комментарий|ваше имя|комментировать|отправить комментарий|προσθήκη σχολίου|αφήστε ένα σχόλιο|σχολιάστε|发表评论|我要评论|发表留言|發表評論|發表回應|我要回應|登录名|コメントする|コメントを書く"),
    PhraseRule("newsletter_opener", "newsletter",
        "newsletter|newsletters|newsletter signup|newsletter sign-up|newsletter sign up|email newsletter|email newsletters|e-mail newsletter|our newsletter|free newsletter|free newsletters|weekly newsletter|daily newsletter|email alerts|news alerts|breaking news alerts|"
        "get email alerts|mailing list|join our mailing list|join our newsletter|get our newsletter|get the newsletter|sign up for our newsletter|sign up for updates|sign me up|stay informed|stay updated|stay up to date|stay in the loop|stay connected|stay in touch|get updates|"
        "subscribe to our newsletter|subscribe to newsletter|subscribe to our blog|subscribe to blog via email|subscribe via email|subscribe by email|follow blog via email|email address|your email|your email address|enter your email|enter your email address|enter email address|email subscription|never miss a post|never miss a story|daily briefing|daily weekly|"
        "newsletter abonnieren|abonnez-vous|inscrivez-vous à la newsletter|boletín|suscríbete|suscríbase|iscriviti alla newsletter|assine a newsletter|nieuwsbrief|zapisz się|zapisz się do newslettera|biuletyn|подписка|подписка на новости|подписаться на рассылку|рассылка|подписаться|εγγραφή στο newsletter|ενημερωτικό δελτίο|电子报|電子報|訂閱電子報|订阅|訂閱|メルマガ|メールマガジン"),
    PhraseRule("bio_opener", "author_bio",
        "about the author|about the authors|about the writer|about the contributor|about the editor|about author|author bio|author biography|author profile|the author|meet the author|view all posts|view all posts by|more about the author|full bio|bio|read full bio|written by|about me|hi, i'm|"
        "reviewed by|contributor|contributors|contributing writer|staff writer|senior staff writer|senior writer|freelance writer|über den autor|über die autorin|à propos de l'auteur|sobre el autor|sobre o autor|l'autore|o autorze|об авторе|автор статьи|σχετικά με τον συντάκτη|作者简介|关于作者|作者簡介|關於作者|著者|著者プロフィール"),
    PhraseRule("cookie_opener", "cookie",
        "cookies|cookie|cookie policy|cookies policy|cookie settings|cookies settings|cookie preferences|cookie notice|cookie consent|cookie statement|manage cookies|manage consent|manage preferences|privacy overview|privacy preference center|your privacy choices|we value your privacy|we respect your privacy|your privacy|"
        "accept|accept all|accept cookies|accept all cookies|reject|reject all|reject all cookies|deny|decline|allow all|necessary|strictly necessary|strictly necessary cookies|functional|functional cookies|performance|performance cookies|analytics|analytics cookies|analytical|marketing cookies|targeting cookies|advertisement cookies|statistics|always enabled|always active|"
        "view preferences|save preferences|save & accept|got it|got it!|ok, got it|i accept|i agree|do not sell my personal information|do not sell or share my personal information|manage options|consent|consent preferences|essential cookies|cookie-einstellungen|alle akzeptieren|tout accepter|tout refuser|gérer les cookies|aceptar|aceptar todo|accetta|accetta tutti|polityka cookies|akceptuję|принять|понятно|αποδοχή"),
    PhraseRule("share_opener", "share",
        "share|share this|share this article|share this post|share this story|share this page|share article|share on|share via|share links|share with friends|share more|share it|sharing|spread the word|spread the love|tweet|tweet this|pin it|pin|bookmark|bookmark this|digg this|digg|stumbleupon|stumble|delicious|del.icio.us|"
        "save to del.icio.us|follow|follow us|follow us on|follow me|connect with us|connect|find us on|find us on facebook|like us on facebook|join us on facebook|social|social media|follow on social|social links|facebook|twitter|x|linkedin|pinterest|instagram|youtube|tiktok|reddit|whatsapp|telegram|tumblr|flipboard|"
        "snapchat|threads|bluesky|mastodon|google+|google plus|messenger|email|e-mail|email this|email this article|email story|email to a friend|email a friend|send to a friend|send to friend|print|print this|print this article|print page|print story|print article|print friendly|printer friendly|printer-friendly version|copy link|"
        "copy|copied|link copied|embed|rss|rss feed|rss feeds|story tools|article tools|tools|text size|font size|permalink|short url|view pdf/print mode|save|save article|republish|reprints|order a reprint|order reprints|repost|restack|add to favorites|evernote|pocket|viber|line|weibo|vk|odnoklassniki|"
        "teilen|merken|drucken|per mail|partager|imprimer|envoyer|envoyer à un ami|compartir|imprimir|enviar|condividi|stampa|compartilhar|compartilhe|delen|udostępnij|podziel się|wyślij|wyślij znajomemu|drukuj|wydrukuj|polub|polecam to|поделиться|поделитесь|распечатать|печать|версия для печати|отправить другу|отправить|вконтакте|в контакте|одноклассники|твиттер|фейсбук|"
        "кοινοποίηση|κοινοποίηση|εκτύπωση|αποστολή|αποστολή με email|分享|分享到|分享到微博|打印|列印|友善列印|轉寄|转发|收藏|新浪微博|腾讯微博|騰訊微博|人人网|人人網|开心网|qq空间|騰訊空間|推薦|複製連結|シェア|シェアする|ツイート|ブックマーク|印刷|はてなブックマーク"),
    PhraseRule("advert_label", "advert",
        "advertisement|advertisements|advertisment|advertising|advert|ad|ads|ads by google|ad choices|adchoices|sponsored|sponsored content|sponsored links|sponsored link|sponsored post|sponsor|sponsors|site sponsors|our sponsors|presented by|promoted|promotion|promotions|promoted stories|paid content|paid post|partner content|partner offers|brought to you by|"
        "from around the web|skip advertisement|skip ad|special offers|offers|deals|today's deals|shop now|buy now|buy|buy it now|add to cart|shop|order now|check price|see price|see review|view deal|view on amazon|see on amazon|check price on amazon|buy on amazon|see it|get deal|view price|marketplace|classifieds|telegraph promotions|"
        "anzeige|anzeigen|werbung|publicité|pub|publicidad|pubblicità|publicidade|advertentie|reklama|ogłoszenie|ogłoszenia|реклама|на правах рекламы|партнеры|спонсор|διαφήμιση|διαφημίσεις|広告|广告|廣告|赞助商链接|スポンサーリンク|pr"),
    PhraseRule("copyright_part", "copyright",
        "copyright|all rights reserved|disclaimer|legal notice|legal disclaimer|copyright notice|copyright policy|terms of use assumes acceptance|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|wszelkie prawa zastrzeżone|все права защищены|правовая информация|版权所有|版權所有|版权声明|免责声明|无断転載禁止|無断転載を禁じます"),
    PhraseRule("widget_part", "widget",
        "weather|weather forecast|forecast|detailed forecast|humidity|wind|pressure|stock quotes|quotes|markets|stock market|dow|dow jones|nasdaq|s&p|ftse|currency|exchange rates|horoscope|horoscopes|crossword|crosswords|sudoku|lottery|poll|polls|vote|vote now|view results|quiz|calculator|price range|zip code|search for a job|search for a car|"
        "search by|select an option|select|select one|min|max|from|to|any|sort by|filter|filters|filter by|users online|who's online|visitors|page views|traffic|calendar|mon|tue|wed|thu|fri|sat|sun|previous photo next photo|play|pause|mute|listen|listen now|listen to this article|watch|volume|loading video|video player|transcript|download|download pdf|download now|"
        "text to speech|dark mode|light mode|font|text size|smaller|bigger|larger|text larger smaller|slideshow|full screen|fullscreen|close gallery|gallery|view gallery|wetter|börse|kurse|météo|bourse|el tiempo|tiempo|meteo|oroscopo|pogoda|kursy walut|notowania|giełda|horoskop|sonda|погода|курсы валют|курс валют|валюта|гороскоп|гороскопы|опрос|голосование|влажность|давление|ветер|календарь|баннер|καιρός|ο καιρός|άνεμοι|σήμερα γιορτάζει|天气|天气预报|天氣|天氣預報|股市|股票|汇率|匯率|投票|天気|天気予報|株価"),
    PhraseRule("placeholder", "debris",
        "loading|loading…|loading...|please wait|loading paragraph|loading image|loading comments|undefined|null|nan|none|true|false|no posts|no results|no results found|nothing found|not found|error|error: no feed found|n/a|test|object object|heading|label|text link|this is some text inside of a div block|lorem ipsum|top of page|bottom of page|image|img|icon|logo|placeholder|"
        "лoading|загрузка|загружается|wird geladen|chargement|cargando|caricamento|carregando|ładowanie|wczytywanie|φόρτωση|加载中|載入中|読み込み中|xx|code build|â|ã|ï|¿|â â"),
    PhraseRule("empty_label", "empty_field",
        "by|author|authors|written by|posted by|published|published on|updated|posted|posted updated|posted on|last updated|date|tags|tagged|category|categories:|source|sources:|sponsored by|photo by|edited by|filed under|posted in|reading time|read time|views|von|par|por|autor|autorzy|źródło|tagi|data|dodano|opublikowano|автор|авторы|источник|дата|теги|метки|опубликовано|πηγή|συντάκτης|ετικέτες|作者|来源|來源|发布时间|标签|標籤|关键词|關鍵字"),
    PhraseRule("menu_opener", "navigation",
        "company|about|about us|resources|products|product|solutions|services|our services|support|legal|quick links|quicklinks|site links|navigation|main navigation|menu|main menu|footer|categories|archives|archive|monthly archives|blogroll|tags cloud|tag cloud|popular topics|all topics|topics|popular categories|browse|browse by|explore|discover|information|customer service|customer care|help|"
        "contact|contact us|contact info|contact information|contact details|get in touch|locations|offices|our offices|address|hours|opening hours|business hours|community|partners|our partners|network|our network|our sites|other sites|sister sites|languages|language|select language|choose language|edition|editions|region|country|table of contents|contents|in this article|on this page|jump to|sections|section|"
        "about the site|site map|sitemap|site index|a-z index|services & tools|follow nccih|learn|developers|platform|features|use cases|industries|careers|jobs|press|media|investors|account|my account|impressum|datenschutz|kontakt|über uns|mentions légales|à propos|qui sommes-nous|aviso legal|contacto|quiénes somos|contatti|chi siamo|contato|quem somos|over ons|"
        "o nas|strona główna|mapa serwisu|regulamin|redakcja|serwisy|serwisy internetowe|kategorie|archiwum|menu główne|о нас|о проекте|контакты|главная|карта сайта|рубрики|разделы|архив|архив новостей|каталог|ссылки|редакция|сервисы|информация|αρχική|επικοινωνία|ταυτότητα|κατηγορίες|αρχείο|όροι χρήσης|首页|首頁|关于我们|關於我們|联系我们|聯絡我們|网站地图|網站地圖|分类|分類|友情链接|導覽|ホーム|お問い合わせ|会社概要|サイトマップ|カテゴリー|アーカイブ"),
    PhraseRule("menu_word", "navigation",
        "home|homepage|news|sports|sport|business|world|local|local news|national|international|politics|opinion|entertainment|arts|culture|lifestyle|life|life & style|style|health|science|technology|tech|travel|education|environment|money|finance|economy|food|fashion|beauty|music|movies|film|books|tv|video|photos|pictures|games|gaming|cars|motoring|property|real estate|obituaries|columnists|"
        "blog|forum|forums|shop now!|store|cart|checkout|wishlist|login|log in|log out|sign in|sign up|register|subscribe|subscriptions|my profile|profile|settings|notifications|search|advanced search|go|submit|ok|cancel|close|open|back|next|previous|prev|first|last|more|less|show more|show less|view all|see all|view more|load more|read now|learn more|all|english|en|deutsch|français|español|italiano|português|русский|polski|"
        "中文|日本語|العربية|privacy|privacy policy|privacy notice|terms|terms of use|terms of service|terms & conditions|terms and conditions|accessibility|advertise|advertise with us|feedback|faq|faqs|help center|help centre|mobile|apps|podcasts|podcast|events|press office|press room|newsroom|team|our team|leadership|mission|history|pricing|plans|demo|book a demo|request a demo|free trial|get started|start free trial|try for free|"
        "careers|documentation|docs|api|status|security|partners program|affiliates|donate|volunteer|membership|members|directory|calendar of events|africa|asia|europe|americas|middle east|australia|uk|us|u.s.|usa|canada|india|china|spain|france|germany|italy|skip to content|skip navigation|back to top|return to top|top|edit|edit page|view source|history page|toggle menu|open menu|close menu|"
        "wirtschaft|politik|kultur|wissen|reise|panorama|politique|économie|société|monde|cultura|economía|política|deportes|economia|esportes|kraj|świat|gospodarka|biznes|kultura|nauka|zdrowie|praca|dom|moto|rozrywka|muzyka|film|książki|политика|экономика|общество|культура|спорт|наука|в мире|происшествия|бизнес|технологии|авто|здоровье|интервью|регистрация|вход|поиск|"
        "πολιτική|οικονομία|κόσμος|κοινωνία|ελλάδα|αθλητισμός|πολιτισμός|αθλητικά|υγεία|επιστήμη|νέα|ειδήσεις|αναζήτηση|新闻|体育|财经|科技|娱乐|汽车|房产|博客|微博|视频|论坛|游戏|教育|军事|社会|国际|国内|新聞|體育|財經|娛樂|社會|國際|政治|生活|健康|登录|登入|注册|註冊|搜索|搜尋|ニュース|スポーツ|経済|社会|検索|ログイン"),
)  # fmt: skip

HINT_RULES: tuple[LineRule, ...] = ()

HINTS = Lexicon(HINT_PHRASES, HINT_RULES)

/** What `timtin --help` says, by what it says in English; for whoever's locale is Vietnamese. */
export const vietnamese: Readonly<Record<string, string>> = {
  // Headings
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
  'Example:': 'Ví dụ:',
  'Examples:': 'Ví dụ:',
  'Full-text search for Vietnamese provincial news.': 'Tìm toàn văn trong kho tin địa phương.',
  'print the version': 'in số phiên bản',
  'tell how a command is used': 'cho biết cách dùng một lệnh',
  'display help for command': 'in hướng dẫn của lệnh',

  // start
  'Build what is missing and serve the site.': 'Dựng chỉ mục nếu còn thiếu, rồi mở trang tìm kiếm.',
  'It is set up by the environment: HOST, PORT, TIMTIN_DATA, TIMTIN_CONFIG, TIMTIN_ENGINE, TIMTIN_URL, TIMTIN_PUSH,\nTIMTIN_CORS, TIMTIN_SMTP, TIMTIN_MAIL_FROM, TRUST_PROXY (see README.md); timtin.config.json in its data folder says whose site it is (see\ndocs/configuration.md) and is read when it starts. It keeps the index up to date by itself; /readyz says how far\nit can answer.':
    'Cài đặt bằng biến môi trường: HOST, PORT, TIMTIN_DATA, TIMTIN_CONFIG, TIMTIN_ENGINE, TIMTIN_URL, TIMTIN_PUSH,\nTIMTIN_CORS, TIMTIN_SMTP, TIMTIN_MAIL_FROM, TRUST_PROXY (xem README.vi.md); timtin.config.json trong thư mục dữ liệu cho biết trang là của ai (xem\ndocs/configuration.md), được đọc khi khởi động. Chỉ mục tự được cập nhật; /readyz cho biết trang đang trả lời\nđược đến đâu.',

  // import
  'Take files, folders, exports and archives into the article store.':
    'Nhập bài từ tệp, thư mục, bản xuất và tệp nén vào kho bài.',
  'files or folders of .html .htm .txt .ndjson .xml .rss .atom .wxr .sql .csv .tsv .xlsx .warc, each also with .gz, .zip .tar .tar.gz .tgz .wacz':
    'tệp hoặc thư mục có .html .htm .txt .ndjson .xml .rss .atom .wxr .sql .csv .tsv .xlsx .warc (có thể thêm .gz), hoặc .zip .tar .tar.gz .tgz .wacz',
  'name or host of the source, for articles that have neither a source nor an address':
    'tên hoặc tên miền của nguồn, cho những bài không ghi nguồn và không có địa chỉ',
  'province that the source reports on': 'tỉnh, thành phố mà nguồn đưa tin',
  'headings of table columns by field: "title=Tên tin,body=Nội dung"':
    'tên cột trong bảng ứng với từng trường: "title=Tên tin,body=Nội dung"',
  'Exit code 0: all were accepted; 2: some were rejected, the rest is kept.':
    'Mã thoát 0: mọi bài đều được nhận; 2: có bài bị từ chối, các bài khác vẫn được lưu.',

  // crawl
  'Fetch new articles from papers and portals.': 'Lấy bài mới từ các báo và cổng thông tin.',
  'ids of sources; without any, those that are followed': 'mã các nguồn; nếu không ghi thì lấy các nguồn đang theo dõi',
  'only articles from this day on, YYYY-MM-DD': 'chỉ lấy bài từ ngày này trở đi, viết NĂM-THÁNG-NGÀY',
  'fetch at most so many pages of articles': 'lấy nhiều nhất chừng này trang bài',
  'only print the addresses that would be fetched': 'chỉ in các địa chỉ sẽ lấy, không lấy bài',
  'also have the server follow these sources from now on': 'từ nay máy chủ tự theo dõi các nguồn này',
  'have the server follow these sources no longer; crawls nothing':
    'máy chủ thôi theo dõi các nguồn này; không lấy bài nào',
  'print the sources that are known': 'in các nguồn đã biết',
  'Exit code 0: done; 2: some addresses could not be had or taken in, the rest is kept; 69: another process is\ncrawling for this archive; 130: interrupted. What was fetched is kept, and the same command goes on from there.':
    'Mã thoát 0: xong; 2: có địa chỉ không lấy hoặc không nhận được, các bài khác vẫn được lưu; 69: một tiến trình khác\nđang lấy bài cho kho này; 130: bị ngắt. Bài đã lấy vẫn được giữ, chạy lại lệnh thì làm tiếp từ đó.',

  // new-source
  'Draft the file of a paper or portal.': 'Soạn tệp khai báo cho một báo hoặc cổng thông tin.',
  'address of a site or of one of its articles, or a saved page':
    'địa chỉ của trang, của một bài trên trang, hoặc một trang đã lưu',
  'the name of the paper, as a newspaper would print it': 'tên báo, viết như trên mặt báo',
  'Writes $TIMTIN_DATA/sources/<id>.json and, under sources/cases/, the pages it was tried on with what they give.\nRead these line by line, and correct the file; docs/sources.md describes it.':
    'Ghi $TIMTIN_DATA/sources/<id>.json, và trong sources/cases/ là các trang đã thử cùng nội dung đọc được.\nHãy đọc kỹ từng dòng rồi sửa tệp khai báo; cách viết có trong docs/sources.md.',

  // build-index
  'Bring the index up to date with the article store.': 'Cập nhật chỉ mục theo kho bài.',
  'build all of it again, whatever is there': 'dựng lại toàn bộ, bất kể đang có gì',

  // key
  'Make, list and revoke keys for programs that push.': 'Tạo, liệt kê và thu hồi khóa cho chương trình gửi bài.',
  'Make a key by which a program may push articles, and print its secret once.':
    'Tạo khóa để một chương trình gửi bài; phần bí mật chỉ in ra một lần.',
  'whose key it is': 'khóa này của ai',
  'what it allows: put,withdraw': 'được làm gì: put,withdraw (gửi, gỡ)',
  'the only source whose articles it may change': 'chỉ được thay đổi bài của nguồn này',
  'Print all keys, without their secrets.': 'In mọi khóa, không kèm phần bí mật.',
  'Revoke a key for good.': 'Thu hồi hẳn một khóa.',
  'its name': 'tên khóa',

  // correct, withdraw
  'Correct an article.': 'Sửa một bài.',
  'its id or address': 'mã hoặc địa chỉ của bài',
  'a .json file with the fields that change, or the corrected page (.html, .txt)':
    'tệp .json có các trường cần sửa, hoặc trang đã sửa (.html, .txt)',
  'Correcting a withdrawn article puts it back; the file must then be the whole article.':
    'Sửa một bài đã gỡ là đưa bài trở lại; khi đó tệp phải là toàn bộ bài.',
  'Take an article out of the archive for good.': 'Gỡ hẳn một bài khỏi kho.',
  'why, in words that visitors may read': 'lý do, viết cho bạn đọc xem',

  // backup, restore, export, verify
  'Back the archive up, while it runs.': 'Sao lưu kho, ngay cả khi trang đang chạy.',
  'where the backup is to be; it must not exist, or be empty': 'thư mục chứa bản sao lưu; phải chưa có, hoặc còn trống',
  'Put a backup in the place of the archive.': 'Khôi phục kho từ một bản sao lưu.',
  'a backup': 'một bản sao lưu',
  'put it in the place of a store that has articles, which is kept beside it':
    'thay cho một kho đã có bài; kho cũ được giữ lại ở bên cạnh',
  'although articles in it are damaged': 'dù trong bản sao lưu có bài bị hỏng',
  'Write all articles to a file that can be imported.': 'Ghi mọi bài ra một tệp có thể nhập lại.',
  'NDJSON file to write, which is replaced if it is there; `-` for standard output':
    'tệp NDJSON cần ghi, nếu đã có thì bị thay; `-` là in ra màn hình',
  'Check the store, and the index against it.': 'Kiểm tra kho bài, và đối chiếu chỉ mục với kho.',
  'build the index anew if something is wrong with it': 'dựng lại chỉ mục nếu chỉ mục có lỗi',
  'Exit code 0: all is well, or well again, even if the index lags behind; 74: it is not. The store is never changed.':
    'Mã thoát 0: mọi thứ đều tốt hoặc đã sửa xong, kể cả khi chỉ mục còn đi sau; 74: còn lỗi. Kho bài không bao giờ bị thay đổi.',

  // extract, search
  'Print the article of one saved page as JSON.': 'In bài đọc được từ một trang đã lưu, dạng JSON.',
  'a saved page: .html, .htm or .txt': 'một trang đã lưu: .html, .htm hoặc .txt',
  'Search the archive and print the hits.': 'Tìm trong kho và in kết quả.',
  'what to look for, as in the search box; none: all articles': 'từ khóa, như trong ô tìm; không ghi là mọi bài',
  'print the answer of /api/v1/search': 'in câu trả lời của /api/v1/search',
  'print what each score is made of': 'in điểm của mỗi bài gồm những gì',
  'first day, month or year': 'từ ngày, tháng hoặc năm này',
  'last day, month or year': 'đến ngày, tháng hoặc năm này',
  'id or name of an agency; may be given several times': 'mã hoặc tên cơ quan; có thể ghi nhiều lần',
  'a province; may be given several times': 'tỉnh, thành phố; có thể ghi nhiều lần',
  'name, host or code of a newspaper or portal; may be given several times':
    'tên, tên miền hoặc mã một báo, cổng thông tin; có thể ghi nhiều lần',
  'a category; may be given several times': 'chuyên mục; có thể ghi nhiều lần',
  'order of the hits': 'thứ tự kết quả',
  'page of hits': 'trang kết quả',
  'hits per page': 'số kết quả mỗi trang',

  // pictures
  'Fetch the pictures of articles, and delete those of withdrawn ones.':
    'Lấy ảnh của các bài, và xóa ảnh của bài đã gỡ.',
  'A server that runs does this by itself. One request a second is made to a host at most, as its robots.txt allows;\nthe newest articles come first, and after an interruption the same command goes on.':
    'Máy chủ đang chạy tự làm việc này. Mỗi trang nguồn chỉ được hỏi nhiều nhất một lần một giây, theo robots.txt của\ntrang; bài mới được lấy ảnh trước, bị ngắt thì chạy lại lệnh để làm tiếp.',

  // config, desk-user
  'Print the settings, and where each comes from.': 'In các thiết lập, và mỗi thiết lập lấy từ đâu.',
  'Passwords are never printed. A server that runs has the settings of its start.':
    'Mật khẩu không bao giờ được in ra. Máy chủ đang chạy dùng thiết lập lúc khởi động.',
  'Say who may use the editor’s desk.': 'Cho hoặc thôi cho dùng bàn biên tập.',
  'The password is asked for, or read from standard input; its hash is written into timtin.config.json. As soon as the\ndesk has a user, it asks for a password. A server that runs takes the change at its next start.':
    'Mật khẩu được hỏi khi chạy lệnh, hoặc đọc từ đầu vào chuẩn; timtin.config.json chỉ giữ giá trị băm. Khi đã có người\ndùng thì bàn biên tập hỏi mật khẩu. Máy chủ đang chạy phải khởi động lại để nhận thay đổi.',
  'Let somebody use the desk, or change a password of at least 10 characters.':
    'Cho một người dùng bàn biên tập, hoặc đổi mật khẩu (ít nhất 10 ký tự).',
  'the name that is typed': 'tên để đăng nhập',
  'Take the desk from somebody.': 'Thôi cho một người dùng bàn biên tập.',
  'the name': 'tên',

  // alerts
  'List, export and delete the addresses that follow searches.': 'Liệt kê, xuất và xóa địa chỉ đang theo dõi tin.',
  'Print every address, with what it follows.': 'In mọi địa chỉ và điều mỗi địa chỉ theo dõi.',
  'Print all that is kept about an address, as JSON.': 'In mọi điều lưu về một địa chỉ, dạng JSON.',
  'e-mail address or webhook': 'địa chỉ thư hoặc webhook',
  'Forget an address and all that it follows.': 'Quên một địa chỉ và mọi điều địa chỉ ấy theo dõi.',

  // for developers
  'Measure search quality on judged queries.': 'Đo chất lượng tìm kiếm trên bộ câu hỏi đã chấm.',
  'files and folders of articles': 'tệp và thư mục bài',
  'judged set as JSON, or clusters as NDJSON (default: that of the sample)':
    'bộ câu hỏi đã chấm dạng JSON, hoặc các nhóm bài dạng NDJSON (mặc định: bộ của dữ liệu mẫu)',
  'folder of an archive to build, or to use again (default: a temporary one)':
    'thư mục kho để dựng hoặc dùng lại (mặc định: thư mục tạm)',
  'file that takes the figures and every case (default: evaluation.json in the data folder)':
    'tệp ghi số liệu và từng trường hợp (mặc định: evaluation.json trong thư mục dữ liệu)',
  'Measure speed beside other search engines.': 'Đo tốc độ bên cạnh các máy tìm kiếm khác.',
  'articles of the largest archive; without --corpus, that many are generated':
    'số bài của kho lớn nhất; nếu không có --corpus thì chừng ấy bài được tạo ra',
  'seed of what is drawn at random': 'số khởi đầu cho phần lấy ngẫu nhiên',
  'engines to measure beside, out of fts5,minisearch,flexsearch,orama,lunr':
    'các máy tìm kiếm để so, trong fts5,minisearch,flexsearch,orama,lunr',
  'file that takes the result as JSON': 'tệp ghi kết quả dạng JSON',
  'Write invented articles for tests of scale.': 'Viết các bài giả định để thử quy mô.',
  'number of articles': 'số bài',
  'the same seed gives the same articles': 'cùng số khởi đầu thì cho cùng các bài',
  'file to write, .ndjson or .ndjson.gz': 'tệp cần ghi, .ndjson hoặc .ndjson.gz',

  // completion
  'Print a script that completes commands in a shell.': 'In đoạn mã để shell tự điền lệnh và tùy chọn.',
  'bash, zsh or fish': 'bash, zsh hoặc fish',
}

/**
 * What pages say in English: the Vietnamese text, as it stands where it is said, and the English one. `{0}`, `{1}` …
 * are values; `{0:month}` is the month of that number, `{0:article|articles}` the one form for 1 and the other for other
 * numbers. A message that is said and is not here is an error of types.
 */
export const english = {
  // Dates
  'Chủ nhật': 'Sunday',
  'Thứ Hai': 'Monday',
  'Thứ Ba': 'Tuesday',
  'Thứ Tư': 'Wednesday',
  'Thứ Năm': 'Thursday',
  'Thứ Sáu': 'Friday',
  'Thứ Bảy': 'Saturday',
  '{0}, ngày {1} tháng {2} năm {3}': '{0}, {1} {2:month} {3}',
  '{0}, lúc {1}': '{0}, {1}',
  'Năm {0}': '{0}',
  'Tháng {0}': '{0}',
  'Ngày {0}': '{0}',
  Năm: 'Year',
  Tháng: 'Month',
  Ngày: 'Day',
  'Mọi ngày': 'Any day',
  'Đến {0}': 'Up to {0}',
  'Từ {0}': 'From {0}',
  'Từ {0} đến {1}': '{0} to {1}',
  'Tháng {0}/{1}': '{0:month} {1}',
  'tháng {0} năm {1}': '{0:month} {1}',
  'trước {0}': 'before {0}',
  'từ {0}': 'from {0}',
  'đến {0}': 'until {0}',
  'từ {0} đến {1}': '{0} to {1}',
  'hết {0}': '{0}',
  'khoảng {0}': 'about {0}',
  'Không rõ ngày': 'Date unknown',
  'không rõ ngày đăng': 'date unknown',
  'Không rõ ngày đăng': 'Date unknown',
  '{0} năm trước': '{0} {0:year|years} ago',

  // Counts
  '{0} bài': '{0} {0:article|articles}',
  '{0} kết quả': '{0} {0:result|results}',
  '{0} kết quả gần đúng nhất': 'the {0} nearest matches',
  '{0}, gộp bản đăng lại còn {1}': '{0}, {1} without reprints',
  '{0} giây': '{0} seconds',
  '{0} bài không rõ ngày': '{0} {0:article|articles} without a date',
  '{0} bài{1}': '{0} {0:article|articles}{1}',
  '{0} lượt xem': '{0} {0:view|views}',
  '{0} trong {1}': '{0} of {1}',
  'trang {0}': 'page {0}',

  // Agencies and provinces
  'Cơ quan': 'Agencies',
  'cơ quan': 'agencies',
  'Tỉnh, thành phố': 'Provinces and cities',
  'tỉnh, thành phố': 'provinces and cities',
  'Chuyên mục': 'Category',
  'chuyên mục': 'categories',
  Tỉnh: 'Province',
  'Thành phố': 'City',
  tỉnh: 'Province',
  TP: 'City',
  '{0} {1}': '{1} {0}',
  'cấp trung ương': '(national)',
  'cấp tỉnh': '(provincial)',
  'cấp huyện': '(district)',
  'cấp xã': '(commune)',
  'Cơ quan Đảng': 'Party bodies',
  'Cơ quan dân cử': 'Elected bodies',
  'Chính quyền': 'Government',
  'Cơ quan tư pháp': 'Judicial bodies',
  'Lực lượng vũ trang': 'Armed forces and police',
  'Mặt trận và đoàn thể': 'Front and mass organisations',
  'Cơ quan ngành dọc': 'Branches of national agencies',
  'Cấp tỉnh': 'Provincial',
  'Cấp huyện': 'District',
  'Cấp xã': 'Commune',
  'Trung ương': 'National',
  'Mốc thời gian là mốc chung; từng tỉnh có thể sớm hay muộn hơn.':
    'The dates are general; they may be earlier or later in each province.',
  'Trước đây': 'Before',
  'Nay là': 'Now',
  'Sau đó là': 'Then',
  'trước đây': 'formerly',
  '{0} mang tên này {1}, nay là': '{0} had this name {1}; today it is',
  '. Trang này chỉ có tin dưới tên cũ.': '. This page has only news under the old name.',
  'khoảng ': 'about ',
  '{0} không còn từ {1}.': '{0} no longer exists since {1}.',
  'Trang này gồm cả tin của {0} trước đây:': 'This page includes news of the former {0}:',
  'Tìm trong tin của {0}': 'Search the news of {0}',
  'Tin về {0}': 'News about {0}',
  'Tin của {0}': 'News of {0}',
  'Tin {0}': 'News of {0}',
  'Cơ quan có tin trong kho': 'Agencies in the news',
  'Tỉnh, thành phố có tin trong kho': 'Provinces and cities in the news',

  // Answers above the results
  '{0} và {1}': '{0} and {1}',
  'Theo ngày': 'By date',
  'Xem tin {0}': 'See the news of {0}',
  'Ngày này năm xưa': 'On this day',
  'Ngày gần nhất có tin: {0}': 'Nearest day with news: {0}',
  '{0} chưa có bài trong kho': '{0}: no articles in the archive',
  'Văn bản': 'Documents',
  'Chưa có bài nào nhắc đến văn bản này.': 'No article mentions this document yet.',
  'Bài ở địa chỉ này': 'The article at this address',
  'Bài có đúng tiêu đề này': 'The article with exactly this title',
  'Kho tin chưa có bài ở địa chỉ này': 'The archive has no article from this address',
  'Địa chỉ': 'Address',
  '{0} nay là {1}, từ ngày {2}.': '{0} is now {1}, since {2}.',
  '{0} đã hợp nhất vào {1} từ ngày {2}.': '{0} has been part of {1} since {2}.',
  'Gồm cả {0} trước đây.': 'Includes the former {0}.',
  ngày: 'on',
  'khoảng tháng': 'about',
  'từ {0} {1}': 'from {0} {1}',
  '{0} không còn {1}.': '{0} no longer exists {1}.',
  '{0} nay là {1}, {2}.': '{0} is now {1}, {2}.',
  'gồm {0} trước đây': 'made of the former {0}',
  'giữ nguyên': 'unchanged',
  'nay thuộc': 'now part of',
  'một phần nay thuộc': 'partly now in',
  'Từ ngày {0}: {1}.': 'Since {0}: {1}.',
  '{0} và {1} nơi khác': '{0} and {1} {1:other place|other places}',
  'Có ở {0} tỉnh, thành phố; từ ngày {1}: {2}.': 'In {0} provinces and cities; since {1}: {2}.',
  'Xã, phường': 'Commune or ward',
  'Xem tin mới nhất trong kho': 'See the latest news of the archive',
  'Xem tin mới nhất: {0}': 'See the latest news: {0}',
  'Mới nhất': 'Newest',
  'Cấp huyện không còn từ ngày {0}.': 'There are no districts since {0}.',
  'Quận, huyện': 'District',
  'Chỉ bài nhắc đến {0}': 'Only articles that mention {0}',
  Người: 'Person',
  ' nhắc đến': ' mention it',

  // Articles
  Ảnh: 'Picture',
  'Âm thanh': 'Audio',
  Video: 'Video',
  'ngày lấy từ địa chỉ bài': 'date taken from the address',
  'ngày lấy từ nội dung bài': 'date taken from the text',
  'Xem tin ngày {0}': 'News of {0}',
  'Bài này có {0} bản đăng lại': 'This article has {0} {0:reprint|reprints}',
  'và {0} bản nữa': 'and {0} more',
  'và {0} bản đăng lại': 'and {0} {0:reprint|reprints}',
  'Đã sửa ngày': 'Corrected on',
  'Nguồn đăng lại bản mới, ghi nhận ngày': 'New version by the source, noticed on',
  'Dòng dẫn': 'Kicker',
  'Tiêu đề': 'Title',
  Sapo: 'Lead',
  'Nội dung': 'Text',
  'Chú thích ảnh': 'Captions',
  'Tác giả': 'Author',
  'Ngày đăng': 'Date',
  'Ảnh và tư liệu': 'Pictures and media',
  'Địa chỉ bài gốc': 'Address of the original',
  '{0}. {1} (truy cập ngày {2}).': '{0}. {1} (accessed {2}).',
  'Xem cả {0} bài về sự việc này': 'All {0} articles about this event',
  'Diễn biến: {0}': 'The story: {0}',

  // Pages by date
  'Tất cả': 'All',
  'Tin tháng {0}': 'News of {0}',
  'Tin năm {0}': 'News of {0}',
  'Tin không rõ ngày': 'News without a date',
  '{0} này chưa có bài trong kho': '{0} without articles in the archive',
  'Không có bài nào như đã chọn': 'No article fits the choice',
  'Không có bài nào ở trang này': 'There are no articles on this page',
  'Xem cả {0} bài của ngày {1}': 'All {0} articles of {1}',
  'Ngày này năm xưa: {0} tháng {1}': 'On this day: {0} {1:month}',
  ' và 29/2': ' and 29 February',
  'Bài đăng ngày {0}/{1}{2} của các năm trước {3}.': 'Articles of {0} {1:month}{2} in the years before {3}.',
  'Số bài theo {0}': 'Articles by {0}',
  'Nhiều nhất: {0}, {1} bài.': 'Most: {0}, {1} {1:article|articles}.',

  // Documents
  ', trong đó {0} bài không rõ ngày': ', {0} of them without a date',
  '{0} bài nhắc tới{1}': '{0} {0:article mentions it|articles mention it}{1}',
  'Văn bản được nhắc tới nhiều nhất': 'Most cited documents',

  // Gaps of the archive
  'trong đó {0} ngày nghỉ cuối tuần': 'of which {0} {0:day|days} of weekends',
  'chỉ có ngày {0}': 'only on {0}',
  'không ngày nào trống': 'no day is empty',
  '{0} ngày không có bài, trong {1} khoảng trống': '{0} {0:day|days} without articles, in {1} {1:gap|gaps}',
  ' và ': ' and ',
  'Tất cả {0} khoảng trống của {1}': 'All {0} gaps of {1}',
  'Nguồn này không bao giờ đăng bài vào {0}; những ngày ấy không tính là trống.':
    'This source never publishes on {0}; those days do not count as empty.',
  'Khoảng trống của kho tin': 'Gaps of the archive',
  '{0} nguồn': '{0} {0:source|sources}',
  'Khoảng trống: {0}': 'Gaps: {0}',
  '{0} khoảng trống': '{0} {0:gap|gaps}',

  // Home
  'Kho tin địa phương': 'Local news archive',
  'Tìm trong kho tin của các báo, đài và cổng thông tin địa phương.':
    'Search the archive of local newspapers, broadcasters and government portals of Vietnam.',
  'Kho tin chưa có bài nào.': 'The archive has no articles yet.',
  '{0}, từ {1} đến {2}': '{0}, from {1} to {2}',
  'Tin mới nhất': 'Latest news',
  'Tin mới': 'New articles',
  'Bài mới trong kho tin địa phương': 'New articles in the local news archive',

  // State of the archive
  'Dữ liệu mẫu: các bài ở đây là bịa, chỉ để dùng thử. Khi nhập bài thật, trang sẽ chỉ còn bài thật.':
    'Sample data: the articles here are invented, for trying out. When real articles come in, only those remain.',
  'Kho tin đang được dựng lại: mới tìm được {0} trên {1} bài, kết quả có thể còn thiếu.':
    'The archive is being rebuilt: {0} of {1} articles can be found so far, so results may be incomplete.',
  'Kho tin đang được dựng lại, kết quả có thể còn thiếu.':
    'The archive is being rebuilt, so results may be incomplete.',
  'Kho tin đang được lập chỉ mục: đã xong {0} trên {1} bài. Trong lúc chờ, vẫn mở được từng bài theo địa chỉ.':
    'The archive is being indexed: {0} of {1} articles are done. Meanwhile each article opens at its address.',
  'Kho tin đang được mở, chưa tìm được ngay. Hãy thử lại sau ít giây.':
    'The archive is being opened and cannot be searched yet. Please try again in a few seconds.',

  // Search
  'Tìm trong kho tin': 'Search the archive',
  'Tìm: {0}': 'Search: {0}',
  'Mọi bài trong kho': 'All articles of the archive',
  'Kết quả tìm': 'Results',
  'Kết quả tìm: {0}': 'Results: {0}',
  'Phù hợp nhất': 'Most relevant',
  'Cũ nhất': 'Oldest',
  'Đã tìm thấy bài ở địa chỉ này': 'The article at this address was found',
  'Không tìm thấy bài nào': 'No articles found',
  ' nhất': '',
  '{0} kết quả gần đúng{1}': '{0} near {0:match|matches}{1}',
  'tìm trong {0}': 'found in {0}',
  '{0} bài không rõ ngày đăng được xếp cuối.': '{0} {0:article|articles} without a date {0:comes|come} last.',
  'Chưa có gì để lọc: địa chỉ chỉ dẫn tới một bài.': 'Nothing to filter: an address leads to one article.',
  'Chưa có gì để lọc: bộ lọc chỉ đếm những bài khớp đúng, mà không có bài nào khớp đúng.':
    'Nothing to filter: filters count only exact matches, and there are none.',
  'Chưa có gì để lọc vì không tìm thấy bài nào.': 'Nothing to filter, because no article was found.',
  ' trong phạm vi đang lọc': ' within the filters',
  'Không có bài nào có đúng “{0}”{1}.': 'No article has exactly “{0}”{1}.',
  '{0} Xếp theo ngày chỉ có những bài khớp đúng.': '{0} Sorted by date there are only exact matches.',
  'Xem kết quả gần đúng': 'See near matches',
  'Tìm cả: {0}.': 'Also searched: {0}.',
  'Chỉ tìm {0}': 'Search only {0}',
  'Bỏ điều kiện “{0}”': 'Remove the filter “{0}”',
  'Xóa tất cả bộ lọc': 'Remove all filters',
  'Tìm rời từng từ: {0}': 'Search the words separately: {0}',
  'Tìm không dấu: {0}': 'Search without diacritics: {0}',
  'Về danh sách kết quả': 'Back to the results',
  '{0} (gồm cả {1})': '{0} (including {1})',
  '{0} và cơ quan trước đây': '{0} and its predecessors',
  'Mở rộng ra {0} (nay)': 'Widen to {0} (today)',
  'Xem tất cả {0} {1}': 'All {0} {1}',
  'Tệp có {0} bài đầu trong {1} bài tìm thấy. Muốn có đủ, hãy lọc theo ngày hoặc chuyên mục rồi tải từng phần.':
    'The file has the first {0} of {1} articles found. To get all, filter by date or category and download in parts.',
  'trong kho tin': 'in the archive',
  'trong kết quả tìm “{0}”': 'in the results of “{0}”',
  ', với điều kiện: {0}': ', with the filters: {0}',
  'Xếp theo chữ cái.': 'In alphabetical order.',
  'Nhiều bài nhất đứng trước.': 'Most articles first.',
  'Số bên cạnh là số bài {0}{1}. {2}': 'The number is that of articles {0}{1}. {2}',
  'Chọn {0}': 'Choose {0}',
  'Không có {0} nào để chọn.': 'There are no {0} to choose from.',
  'Xếp theo số bài': 'Sort by number of articles',
  'Xếp A–Z': 'Sort A–Z',
  '24 giờ qua': 'Past 24 hours',
  'Tuần qua': 'Past week',
  'Tháng qua': 'Past month',
  'Năm qua': 'Past year',

  // Imprint
  'Đơn vị xuất bản': 'Publisher',
  'Chịu trách nhiệm nội dung': 'Responsible for content',
  'Điện thoại': 'Telephone',
  'Thư điện tử': 'E-mail',

  // Fixed pages and ways out of an error
  'Hướng dẫn sử dụng': 'Help',
  'Cách tìm và cách xếp hạng': 'How search and ranking work',
  'Đọc sau': 'Read later',
  'Xem tin theo ngày': 'News by date',
  'Danh sách cơ quan': 'List of agencies',
  'Danh sách tỉnh, thành phố': 'List of provinces and cities',
  'Về bàn biên tập': 'Back to the desk',
  'Về trang nhất': 'Back to the front page',
  'Mở trang với những phần còn lại của địa chỉ': 'Open the page with the rest of the address',
  'Mở trang {0}': 'Open the page {0}',

  // Errors
  'Bài này đã được gỡ': 'This article was withdrawn',
  'Bài đã được gỡ khỏi kho tin ngày {0}. Lý do: {1}.': 'The article was withdrawn on {0}. Reason: {1}.',
  'Kho tin tạm thời chưa phục vụ được': 'The archive is temporarily unavailable',
  'Máy chủ không đọc được kho bài. Người quản trị đã được báo; hãy thử lại sau ít phút.':
    'The server cannot read its articles. The administrator has been told; please try again in a few minutes.',
  'Địa chỉ có chỗ chưa đúng': 'Something in the address is wrong',
  'Hãy sửa những chỗ sau rồi thử lại.': 'Please correct the following and try again.',
  'Địa chỉ có ký tự không đọc được. Có thể liên kết đã bị cắt hoặc chép sai.':
    'The address has characters that cannot be read. The link may have been cut or copied wrongly.',
  'Không có bài này': 'There is no such article',
  'Kho tin không có bài mang mã này. Có thể liên kết bị chép thiếu.':
    'The archive has no article with this id. The link may have been copied incompletely.',
  'Không có cơ quan này': 'There is no such agency',
  'Danh mục cơ quan không có mã này. Hãy chọn trong danh sách cơ quan.':
    'No agency has this id. Please choose from the list of agencies.',
  'Không có tỉnh, thành phố này': 'There is no such province or city',
  'Danh mục không có tỉnh, thành phố mang tên này. Hãy chọn trong danh sách tỉnh, thành phố.':
    'No province or city has this name. Please choose from the list.',
  'Không có bài nào nhắc tới văn bản này': 'No article mentions this document',
  'Kho tin không có bài nào nhắc tới văn bản mang số này, hoặc địa chỉ không phải là số văn bản. Số văn bản trong địa chỉ viết không dấu, nối bằng gạch ngang: 60/NQ-HĐND là 60-nq-hdnd.':
    'No article mentions a document with this number, or the address is not the number of a document. In addresses it is written without diacritics, joined by hyphens: 60/NQ-HĐND is 60-nq-hdnd.',
  'Không có trang này': 'There is no such page',
  'Địa chỉ này không dẫn tới trang nào. Có thể liên kết đã cũ hoặc bị chép thiếu.':
    'This address leads to no page. The link may be old or copied incompletely.',
  'Địa chỉ này không nhận cách gọi ấy': 'This address does not accept such a request',
  'Phương thức HTTP không dùng được ở địa chỉ này; những phương thức dùng được nằm trong tiêu đề (header) Allow.':
    'The HTTP method is not allowed at this address; the header Allow names those that are.',
  'Nội dung gửi lên quá lớn': 'What was sent is too large',
  'Địa chỉ này không cần nội dung gửi kèm.': 'This address needs no body.',
  'Bản thảo dài quá 1 MB': 'The draft is longer than 1 MB',
  'Bàn biên tập nhận nhiều nhất 1 MB chữ, bằng khoảng 250 bài báo. Hãy quay lại và chỉ dán bài cần tìm. Bản thảo vừa gửi không được lưu.':
    'The desk takes at most 1 MB of text, about 250 articles. Please go back and paste only the article. The draft was not kept.',
  'Không đọc được bản thảo': 'The draft cannot be read',
  'Nội dung gửi lên không phải văn bản UTF-8 hoặc bị đứt giữa chừng. Hãy quay lại, dán lại bản thảo rồi gửi lần nữa.':
    'What was sent is not UTF-8 text, or was cut off. Please go back, paste the draft and send it again.',
  'Bản thảo chưa có chữ nào': 'The draft has no words',
  'Hãy gửi bản thảo có ít nhất một chữ.': 'Please send a draft with at least one word.',
  'Kho tin chưa mở cổng nhận bài': 'The archive does not take articles',
  'Máy chủ chưa có khóa nào nên không nhận bài gửi qua API. Người quản trị tạo khóa bằng lệnh timtin key add.':
    'The server has no keys, so it takes no articles by the API. The administrator makes one with timtin key add.',
  'Khóa không dùng được': 'The key is not valid',
  'Yêu cầu thiếu khóa, hoặc khóa không đúng hay đã bị thu hồi. Hãy gửi khóa trong tiêu đề (header) Authorization: Bearer.':
    'The request has no key, or one that is wrong or revoked. Please send it in the header Authorization: Bearer.',
  'Khóa không có quyền này': 'The key does not have this right',
  'Khóa không được phép làm việc vừa yêu cầu. Người quản trị có thể tạo khóa khác với quyền put hoặc withdraw.':
    'The key does not allow what was asked. The administrator can make another with the right put or withdraw.',
  'Bài thuộc nguồn khác': 'The article belongs to another source',
  'Khóa chỉ dùng cho bài của một nguồn, còn bài này thuộc nguồn khác.':
    'The key is for the articles of one source, and this one belongs to another.',
  'Mã hoặc địa chỉ bài đã có chủ': 'The id or address is taken',
  'Một bài khác đang mang mã hoặc địa chỉ này. Bài cũ được giữ nguyên; hãy đặt mã khác cho bài vừa gửi, hoặc dùng đúng mã của bài cũ nếu là cùng một bài.':
    'Another article has this id or address. It was left as it is; please give the new one another id, or use the id of the old one if they are the same article.',
  'Bài mang mã này đã được gỡ': 'The article with this id was withdrawn',
  'Bài đã được gỡ khỏi kho nên không nhận lại qua API. Người quản trị có thể đưa bài trở lại bằng lệnh timtin correct.':
    'The article was withdrawn, so the API does not take it again. The administrator can bring it back with timtin correct.',
  'Bản ghi có chỗ chưa đúng': 'Something in the record is wrong',
  'Bài chưa được nhận. Hãy sửa những chỗ sau rồi gửi lại.':
    'The article was not taken. Please correct the following and send it again.',
  'Gói bài quá lớn': 'The batch is too large',
  'Mỗi lần gửi nhiều nhất 1.000 bài và 16 MB. Hãy chia thành nhiều gói nhỏ hơn.':
    'At most 1,000 articles and 16 MB at a time. Please send smaller batches.',
  'Không đọc được bài gửi lên': 'The articles sent cannot be read',
  'Nội dung trống, bị đứt giữa chừng, hoặc không phải JSON mã hóa UTF-8.':
    'The body is empty, cut off, or not JSON in UTF-8.',
  'Bàn biên tập cần mật khẩu': 'The desk needs a password',
  'Bàn biên tập chỉ dành cho tòa soạn. Hãy tải lại trang rồi nhập đúng tên và mật khẩu; nếu chưa có, hãy hỏi người quản trị của tòa soạn.':
    'The desk is for the newsroom only. Please reload the page and enter name and password; if you have none, ask the administrator.',
  'Nhập sai mật khẩu quá nhiều lần': 'Too many wrong passwords',
  'Máy của bạn vừa nhập sai mật khẩu nhiều lần liền. Hãy đợi 15 phút rồi thử lại.':
    'Your device has just sent many wrong passwords. Please wait 15 minutes and try again.',
  'Bạn đang mở trang quá nhanh': 'You are opening pages too fast',
  'Máy của bạn vừa gửi rất nhiều yêu cầu. Hãy đợi một phút rồi tải lại trang.':
    'Your device has just sent very many requests. Please wait a minute and reload the page.',
  'Bạn vừa đăng ký theo dõi nhiều lần': 'You have signed up many times',
  'Mỗi giờ chỉ nhận một số lượt đăng ký từ cùng một nơi. Hãy đợi một giờ rồi thử lại.':
    'Only so many sign-ups an hour are taken from one place. Please wait an hour and try again.',
  'Chưa có gì để theo dõi': 'There is nothing to follow yet',
  'Hãy tìm bằng vài từ hoặc chọn một điều kiện trước, rồi theo dõi từ trang kết quả.':
    'Please search for some words or choose a filter first, then follow from the results.',
  'Chưa tìm được: kho tin đang được lập chỉ mục': 'Not searchable yet: the archive is being indexed',
  'Các bài vẫn còn nguyên; máy chủ đang lập chỉ mục để tìm. Việc này mất từ vài giây đến vài phút, tùy số bài. Hãy tải lại trang sau ít giây.':
    'The articles are all there; the server is indexing them. This takes seconds to minutes. Please reload the page in a few seconds.',
  'Máy chủ đang quá tải': 'The server is overloaded',
  'Đang có rất nhiều người cùng tìm. Hãy thử lại sau ít giây.':
    'Very many people are searching. Please try again in a few seconds.',
  'Máy chủ chưa mở được kho tin. Hãy thử lại sau ít phút.':
    'The server could not open the archive yet. Please try again in a few minutes.',
  'Kho tin đang được chuẩn bị': 'The archive is being prepared',
  'Chỉ mục tìm kiếm chưa sẵn sàng. Hãy thử lại sau ít phút.':
    'The index is not ready yet. Please try again in a few minutes.',
  'Kho tin chưa trả lời kịp': 'The archive did not answer in time',
  'Máy chủ đang có nhiều yêu cầu. Hãy thử lại sau ít phút.':
    'The server has many requests. Please try again in a few minutes.',
  'Máy chủ gặp lỗi': 'The server met an error',
  'Lỗi này không do bạn. Chúng tôi đã ghi lại; hãy thử lại sau ít phút.':
    'It was not your fault. We have noted it; please try again in a few minutes.',

  // Parameters
  'Kho tin không có nguồn {0}.': 'The archive has no source {0}.',
  'Tên nguồn như trong danh sách.': 'The name of a source as listed.',
  'Đây không phải là một ngày.': 'This is not a date.',
  'Không có tháng {0}.': 'There is no month {0}.',
  'Tháng {0} không có ngày {1}.': '{0:month} has no day {1}.',
  'Tháng {0} năm {1} không có ngày {2}.': '{0:month} {1} has no day {2}.',
  'Năm {0} nằm ngoài khoảng 1900–2100.': 'The year {0} is not within 1900–2100.',
  'Ngày có thật, viết ngày/tháng/năm (23/11/2022), tháng/năm (11/2022), năm (2022) hoặc năm-tháng-ngày (2022-11-23); từ năm 1900 đến năm 2100.':
    'A date written day/month/year (23/11/2022), month/year (11/2022), year (2022) or year-month-day (2022-11-23); from 1900 to 2100.',
  'Ngày có thật, viết ngày/tháng (23/11) hoặc ngày/tháng/năm (23/11/2022).':
    'A date written day/month (23/11) or day/month/year (23/11/2022).',
  '{0} không dùng được.': '{0} cannot be used.',
  'Số nguyên từ {0} đến {1}.': 'A whole number from {0} to {1}.',
  'Từ khóa dài {0} ký tự.': 'The query has {0} characters.',
  'Nhiều nhất {0} ký tự; hãy chọn vài từ chính.': 'At most {0} characters; please choose the main words.',
  '{0}, để chỉ lấy bài không rõ ngày; một ngày thì ghi ở tu và den.':
    '{0}, for articles without a date only; a date belongs in tu and den.',
  '{0} quá dài.': '{0} is too long.',
  'Tên chuyên mục, nhiều nhất {0} ký tự.': 'The name of a category, at most {0} characters.',
  'Không có cách sắp xếp {0}.': 'There is no order {0}.',
  'Giá trị chứa ký tự NUL (mã 0).': 'The value contains the character NUL (code 0).',
  'Văn bản thường, không có ký tự điều khiển.': 'Plain text without control characters.',
  'Giá trị không phải văn bản UTF-8 được mã hoá đúng trong địa chỉ.':
    'The value is not UTF-8 text correctly encoded for an address.',
  'Dấu % phải viết là %25; chữ có dấu mã hoá theo UTF-8.': 'Write % as %25, and encode letters as UTF-8.',
  'Có {0} giá trị khác nhau.': 'There are {0} different values.',
  'Chỉ một giá trị.': 'One value only.',
  'Ngày đầu (tu) đứng sau ngày cuối (den).': 'The first day (tu) is after the last (den).',
  'tu không muộn hơn den.': 'tu not later than den.',
  'Bài không rõ ngày không nằm trong khoảng ngày nào.': 'Articles without a date are within no days.',
  'Bỏ điều kiện không rõ ngày, hoặc bỏ từ ngày (tu) và đến ngày (den).':
    'Remove the filter “date unknown”, or the days (tu and den).',
  'Không có cơ quan {0}.': 'There is no agency {0}.',
  'Mã cơ quan như trong danh sách tại /co-quan.': 'The id of an agency, as in the list at /co-quan.',
  'Không có tỉnh, thành phố {0}.': 'There is no province or city {0}.',
  'Tên tỉnh, ví dụ tinh=Thái Bình.': 'The name of a province, e.g. tinh=Thái Bình.',
  'Không có thứ tự {0}.': 'There is no order {0}.',
  '{0}, hoặc bỏ trống để xếp theo số bài.': '{0}, or nothing, to sort by number of articles.',
  'Địa chỉ này không có tham số nào.': 'This address has no parameters.',
  'Các tham số: {0}.': 'The parameters: {0}.',
  'Không có tham số {0}.{1}': 'There is no parameter {0}.{1}',
  ' Có phải {0}?': ' Did you mean {0}?',

  // What the threads that search say of a query
  'Từ khóa quá dài: chỉ tìm {0} ký tự đầu.': 'The query is too long: only its first {0} characters were searched.',
  'Từ khóa quá dài: chỉ tìm {0} từ đầu.': 'The query is too long: only its first {0} words were searched.',
  'Dấu ngoặc kép chưa đóng được bỏ qua; các từ sau nó được tìm như từ thường.':
    'The quotation mark that was not closed was ignored; the words after it were searched as ordinary words.',
  'Cụm từ trống trong ngoặc kép được bỏ qua.': 'The empty phrase in quotation marks was ignored.',
  '“{0}” thiếu một vế nên được bỏ qua; nó chỉ nối hai từ hoặc cụm từ.':
    '“{0}” lacks one side, so it was ignored; it only joins two words or phrases.',
  'Dấu “-” đứng riêng được bỏ qua; muốn loại một từ, hãy viết liền: -từ.':
    'A “-” on its own was ignored; to exclude a word, write it joined: -word.',
  'Không có bộ lọc “{0}:”, nên “{1}” được tìm như từ thường.':
    'There is no filter “{0}:”, so “{1}” was searched as ordinary words.',
  'Sau “{0}:” chưa có giá trị, nên nó được tìm như từ thường.':
    'There is no value after “{0}:”, so it was searched as an ordinary word.',
  'Không có cơ quan “{0}” trong danh mục, nên tìm trong toàn bài như cụm từ.':
    'There is no agency “{0}” in the list, so it was searched in the whole article as a phrase.',
  'Không có tỉnh “{0}” trong danh mục, nên tìm trong toàn bài như cụm từ.':
    'There is no province “{0}” in the list, so it was searched in the whole article as a phrase.',
  '“{0}:{1}” gồm cả tin của {2} trước đây: {3}.': '“{0}:{1}” includes news of the former {2}: {3}.',
  '“{0}:{1}” không phải một ngày có thật nên được bỏ qua.': '“{0}:{1}” is not a date, so it was ignored.',
  'Không có ngày {0}.': 'There is no day {0}.',
  'Ngày đầu sau ngày cuối nên hai ngày được đổi chỗ.': 'The first day was after the last, so they were swapped.',
  'Các bộ lọc ngày không giao nhau, nên không có bài nào thỏa cả hai.':
    'The date filters do not overlap, so no article fits both.',
  'Chưa loại trừ được theo “{0}:”; thay vào đó, các bài có cụm từ “{1}” được loại.':
    'Articles cannot be excluded by “{0}:”; those with the phrase “{1}” were excluded instead.',
  'Chưa loại trừ được theo “{0}:” nên nó được bỏ qua.': 'Articles cannot be excluded by “{0}:”, so it was ignored.',
  'Khoảng cách trong cụm từ gần được giới hạn ở {0} từ.': 'The distance in a near phrase is limited to {0} words.',
  'Từ khóa chỉ có từ bị loại: dưới đây là mọi bài không có các từ ấy.':
    'The query only excludes words: here are all articles without them.',
  'Không có bài nào có đúng từ khóa như đã gõ; đã đọc theo kiểu gõ Telex và tìm “{0}”.':
    'No article has the words as typed; they were read as Telex, and “{0}” was searched.',
  'Không có bài nào có đúng từ khóa như đã gõ; đã đọc theo kiểu gõ VNI và tìm “{0}”.':
    'No article has the words as typed; they were read as VNI, and “{0}” was searched.',
  'Không tìm thấy bài có đúng cụm từ {0}; dưới đây là bài có các từ ấy.':
    'No article has exactly the phrase {0}; here are articles with its words.',
  'Đã tìm “{0}”; bài không cần có {1}.': 'Searched “{0}”; articles need not have {1}.',
  'Từ khóa không có chữ hay số nào để tìm: dưới đây là mọi bài.':
    'The query has no letters or digits to search: here are all articles.',

  // Papers
  'Báo, đài': 'Newspaper',
  Nguồn: 'Source',
  'Báo, đài, cổng thông tin': 'Newspapers and portals',
  'báo, đài, cổng thông tin': 'newspapers and portals',
  'Kho tin không có báo này': 'The archive does not have this newspaper',
  'Kho tin không có bài của báo, đài hoặc cổng thông tin mang tên này. Hãy chọn trong danh sách.':
    'The archive has no articles of a newspaper or portal by this name. Choose one from the list.',
  'Báo, đài, cổng thông tin có trong kho': 'Newspapers and portals in the archive',
  'Tên báo, đài hoặc cổng thông tin, nhiều nhất {0} ký tự.':
    'The name of a newspaper or portal, at most {0} characters.',
  '{0} báo, đài, cổng thông tin': '{0} newspapers and portals',
  'Tìm trong {0}': 'Search in {0}',
  'Đăng lại của': 'Reprints from',
  'Nơi kia đăng trước tiên': 'Published there first',
  'Được đăng lại ở': 'Reprinted in',
  'Nơi này đăng trước tiên': 'Published here first',
  'Cùng đăng': 'Also published by',
  'Không rõ nơi nào đăng trước': 'Not known who was first',
  '{0} khoảng dài nhất': 'the {0} longest',
  '{0} không phải một năm.': '{0} is not a year.',
  'Năm gồm bốn chữ số, ví dụ 2022.': 'A year of four digits, such as 2022.',
} as const

/** A Vietnamese text that pages say. */
export type Message = keyof typeof english

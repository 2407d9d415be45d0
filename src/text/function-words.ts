const functionWords = new Set(
  `và của các những là được bị trong ngoài cho với tại đã đang sẽ này đó kia ấy ở từ đến để thì mà nên nếu khi lúc do vì
bởi theo về vào ra lên xuống qua có không chưa chẳng cũng còn rất hơn nhất hay hoặc như cùng trên dưới một hai mỗi mọi
từng ông bà anh chị em tôi họ ta nhưng rằng bằng nào gì ai đây vẫn chỉ phải cần lại nữa rồi đều vừa mới thêm hầu`.split(
    /\s+/,
  ),
)

/**
 * Whether a word is grammar rather than content: no compound has it, and no phrase begins or ends with it. Fewer words than
 * the stopwords, many of which are halves of compounds.
 * @param exact key of the word
 */
export const isFunctionWord = (exact: string) => functionWords.has(exact)

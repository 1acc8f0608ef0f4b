/// What strangers send, and what slips in by accident.
public enum Hostile {
  /// Numbers at which arithmetic gives out.
  public static let numbers = [
    "0", "1", "-1", "-0", "00", "9", "12", "13", "24", "31", "32", "60", "127", "128", "255", "256", "1900", "2000",
    "9999", "10000", "32767", "32768", "65535", "65536", "99999999", "2147483647", "2147483648", "-2147483649",
    "4294967295", "4294967296", "4503599627370496", "9007199254740993", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "99999999999999999999999999", "1e9",
    "1e999", "0.1", "-1.5e-7",
  ]

  /// Parts of JSON, CSV, dates and escape sequences.
  public static let tokens: [String] =
    numbers + [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\"\"", "{}", "[]", "null", "true", "false", "\n", "\r\n", "\t", " ",
      "\\u0000", "\\ud800", "\\udfff", "\\ud83d\\ude00", "\\u202e", "\\n", "\\x", "\u{0}", "\u{1B}", "\u{7F}",
      "\u{FEFF}", "\u{202E}", "\u{85}", "\u{9B}31m", "e\u{301}\u{301}\u{301}", "\u{1F468}\u{200D}\u{1F469}",
      "2026-02-30",
      "2026-11-23", "0001-01-01", "9999-12-31", "24:00", "23:59", "T", "Z", "2026-11-23T23:59:60Z", "YJ-000001", "..",
      "/", "../../x", "-", "+", ";", "|",
    ]

  /// The same, with less of what is only long: for what draws thousands of frames.
  public static let shortTexts: [String] = texts.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(120))) }

  /// Texts that would drive a terminal, turn a line round or fill a cell, were they shown as they stand.
  public static let texts: [String] = [
    "\u{1B}[2J\u{1B}[H\u{1B}[31mred", "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]0;title\u{1B}\\", "\u{1B}P+q544e\u{1B}\\",
    "\u{9B}2J\u{9D}52;c;eA==\u{9C}\u{90}q\u{9C}", "\u{7}\u{8}\u{8}\u{B}\u{C}\u{7F}", "a\rb",
    "line\nbreak\u{2028}more\u{85}",
    "\u{202E}drow\u{202C}\u{2066}iso\u{2069}\u{200F}\u{200E}\u{61C}", "zero\u{200B}width\u{200D}\u{2060}\u{FEFF}",
    "e" + String(repeating: "\u{301}", count: 10_000), "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1",
    "<script>alert(1)</script>&amp;\"'", "../../../etc/passwd", "日本語テキスト", "👩‍👩‍👧‍👦🏿🇬🇧", "%s%n$(id)`id`;rm", "-rf",
  ]
}

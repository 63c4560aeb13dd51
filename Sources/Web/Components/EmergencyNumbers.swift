public import Kernel

/// Telefonnummer att ringa när man inte är trygg: 112 and Bris first, then those of the place. Each can be pressed.
public func emergencyNumbers(_ more: [(number: String, who: Phrase)] = []) -> HTML {
    let all =
        [
            ("112", Phrase("om det är farligt nu", en: "if it is dangerous now")),
            (
                "116 111",
                Phrase(
                    "Bris. Prata med en vuxen, dag och natt. Du behöver inte säga ditt namn.",
                    en: "Bris. Talk with an adult, day and night. You need not say your name.")
            ),
        ] + more
    return """
        <ul class="big-choices">\(all.map { line -> HTML in
            let dial = line.0.filter { $0.isNumber || $0 == "+" }
            return "<li><a href=\"tel:\(dial)\"><span><strong class=\"nowrap\">\(line.0)</strong> \(line.1)</span></a></li>"
        })</ul>
        """
}

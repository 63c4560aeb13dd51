import Directory
import Kernel
import Law
import Web

private let title = Phrase("Tidslinje", en: "Timeline", easy: "Det som har hänt")

func timelinePage(_ course: Course, _ number: Int, bar: Page.ChildBar, _ kind: Page.Kind) -> Page {
    let path = "/barn/\(bar.child)/tidslinje"
    return Page(title, kind: kind, about: bar, json: JSON(course)) {
        """
        \(pageHead(title.description, actions: kind == .child ? [readAloud()] : []))
        <p>\(Phrase("Det senaste står först. Här finns det du får se; andra kan se mer eller mindre.", en: "The latest is first. This is what you may see; others may see more or less.", easy: "Det som hände sist står först."))</p>
        \(course.events.isEmpty ? empty(Phrase("Inget har hänt än.", en: "Nothing has happened yet.")) : timeline(course.events.map(\.entry), level: 2))
        \(html(pages(
            earlier: number > 1 ? "\(path)?sida=\(number - 1)" : nil, later: course.hasEarlier ? "\(path)?sida=\(number + 1)" : nil,
            shown: Phrase("Sida \(number)", en: "Page \(number)")), if: number > 1 || course.hasEarlier))
        """
    }
}

func timelinePanel(_ course: Course, of child: ID<Child>) -> HTML {
    """
    <section><h2>\(Phrase("Senast hänt", en: "Latest", easy: "Det som hände sist"))</h2>
    \(timeline(course.events.map(\.entry)))
    <p>\(link(Phrase("Hela tidslinjen", en: "The whole timeline", easy: "Se allt som har hänt"), to: "/barn/\(child)/tidslinje"))</p></section>
    """
}

extension TimelineEvent {
    fileprivate var entry: TimelineEntry {
        TimelineEntry(
            path.map { "<a href=\"\($0)\">\(title)</a>" } ?? "\(title)", when: when.description,
            machineTime: moment.machineTime,
            by: by?.description, body: words.map { "<p>\($0)</p>" } ?? .nothing)
    }

    private var when: Phrase {
        switch moment {
        case .at(let instant): instant.dateAndTime
        case .on(let day): day.weekdayAndDate
        }
    }
}

extension TimelineEvent.Moment {
    fileprivate var machineTime: String {
        switch self {
        case .at(let instant): instant.machineTime
        case .on(let day): day.description
        }
    }
}

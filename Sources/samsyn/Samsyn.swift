import ArgumentParser
import Hummingbird
@main struct Samsyn { static func main() { } }

import Web
extension Signals { func addDistant(to desk: Desk) {} }

window.onbrandSearch={"entries":[["Ask first","","lessons/L01-ask-first.html","Ask one question before you offer anything. In a practice contact, ask one question before offering anything."],
["Ask first","For sales","lessons/L01-ask-first.html#l01-for-sales","Only where the outcome is something else."],
["Ask first","What holds","lessons/L01-ask-first.html#l01-what-holds","Everybody reads this. Only without a telephone."]],"synonyms":[["colleague","host"],
["colleagues","hosts"],
["customer","guest"],
["customers","guests"],
["manager","lead"],
["managers","leads"]]};

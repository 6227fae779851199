window.onbrandSearch={"entries":[["Ask first","","lessons/L01-ask-first.html","Ask one question before you offer anything. In a practice contact, ask one question before offering anything."],
["Ask first","For trust","lessons/L01-ask-first.html#l01-for-trust","Only where the outcome is trust."],
["Ask first","What holds","lessons/L01-ask-first.html#l01-what-holds","Everybody reads this. Only with a telephone. Only where they sell and keep a house. Only outside and in Britain."]],"synonyms":[["colleague","host"],
["colleagues","hosts"],
["customer","guest"],
["customers","guests"],
["manager","lead"],
["managers","leads"]]};

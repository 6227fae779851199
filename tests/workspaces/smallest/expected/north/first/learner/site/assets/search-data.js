window.onbrandSearch={"entries":[["Ask first","","lessons/L01-ask-first.html","Ask one question before you offer anything. In a practice contact, ask one question before offering anything."],
["Ask first","Why ask","lessons/L01-ask-first.html#l01-why-ask","Think of a guest who was offered the wrong thing."],
["Ask first","The late parcel","lessons/L01-ask-first.html#l01-the-late-parcel","A guest asks about a parcel. Asked what it affects"],
["Ask first","Before you go","lessons/L01-ask-first.html#l01-before-you-go"," What do you ask first? “Shall I send another?” “What does it hold up?”"]],"synonyms":[["colleague","host"],
["colleagues","hosts"],
["customer","guest"],
["customers","guests"],
["manager","lead"],
["managers","leads"]]};

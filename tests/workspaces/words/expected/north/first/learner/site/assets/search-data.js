window.onbrandSearch={"entries":[["An owner asks a host","","lessons/L01-ask-first.html","An owner’s question is an owner’s right; owners’ questions and owners’ rights count. In a practice contact, ask one question before offering anything."],
["An owner asks a host","Owners and hosts","lessons/L01-ask-first.html#l01-customers-and-colleagues","An owner, an older owner, the owner, an owner and An OWNER ask an 18-year-old. OWNERS ask 18-year-olds. Owners’ 18-year-olds. An “own owner” and an “owner”. Owner-facing staff, an owner-facing desk, non-owner work, an owner - a person. Customer service stays, and so does the customer of the year, a customer charter, a customer, a customer and a customer. Call 0800 customer or go to the owner desk. We are a Northgate and a 0800 customer line. The colour of the centre: they organise, practise and recognise; a license and a program. Research agrees. A customer said this, and we organise nothing in it. A customer stays a customer in this paragraph. An owner does not stay one in this. An owner 18-year-olds an owner’s cell the 18-year-olds’ cell a customer in code “Are you an owner?” ‘An owner’s here.’ “You’re an owner.”"],
["An owner asks a host","Sources","lessons/L01-ask-first.html#l01-sources","A customer study stays as it was called."]],"synonyms":[["colleague","host"],
["colleagues","hosts"],
["customer","owner"],
["customers","owners"],
["manager","18-year-old"],
["managers","18-year-olds"]]};

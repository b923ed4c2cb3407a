namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Where somebody may come from: the language of the names, and codes of countries and nationalities.</summary>
internal sealed record DemoOrigin(string Language, string Names, string Nationality, string Country)
{
    public static readonly DemoOrigin
        Syria = new("ar", "SY", "0336", "7009"), Rojava = new("kmr", "SY", "0336", "7009"), Iraq = new("ar", "IQ", "0314", "5043"),
        IraqiKurdistan = new("ckb", "IQ", "0314", "5043"), Morocco = new("ar", "MA", "0131", "5022"), Afghanistan = new("prs", "AF", "0300", "6023"),
        Pashtun = new("ps", "AF", "0300", "6023"), Iran = new("fa", "IR", "0315", "5012"), Turkey = new("tr", "TR", "0339", "6043"),
        Eritrea = new("ti", "ER", "0084", "9003"), Ethiopia = new("am", "ET", "0114", "5020"), Somalia = new("so", "SO", "0149", "6013"),
        Ukraine = new("uk", "UA", "0034", "6038"), UkraineInRussian = new("ru", "RU", "0034", "6038"), Russia = new("ru", "RU", "0041", "5053"), Poland = new("pl", "PL", "0072", "7028"),
        Romania = new("ro", "RO", "0074", "7047"), Bulgaria = new("bg", "BG", "0053", "7024"), Greece = new("el", "GR", "0059", "6003"),
        Hungary = new("hu", "HU", "0061", "5017"), Spain = new("es", "ES", "0077", "6037"), Venezuela = new("es", "VE", "0265", "6010"),
        Italy = new("it", "IT", "0064", "7044"), Germany = new("de", "DE", "0055", "9089"), France = new("fr", "FR", "0057", "5002"),
        Portugal = new("pt", "PT", "0073", "7050"), Brazil = new("pt", "BR", "0253", "6008"), Britain = new("en", "GB", "0060", "6039"),
        Nigeria = new("en", "NG", "0137", "6005"), India = new("hi", "IN", "0312", "7046"), Punjab = new("pa", "IN", "0312", "7046"),
        TamilNadu = new("ta", "IN", "0312", "7046"), China = new("zh", "CN", "0307", "6022"), Curacao = new("pap", "CW", "0001", "5107"),
        Netherlands = new("nl", "NL", "0001", "6030"), DutchFromSpain = new("es", "ES", "0001", "6037"), DutchFromTurkey = new("tr", "TR", "0001", "6043"),
        SomaliaByBritain = new("so", "SO", "0060", "6013"), BrazilByPortugal = new("pt", "BR", "0073", "6008");
}

/// <summary>What DUO is likely to have decided; the demonstration never derives it, it only makes plausible decisions.</summary>
internal enum DemoDuty
{
    /// <summary>No decision is recorded.</summary>
    None,
    MostlyObliged,
    EuCitizen,
    TemporaryPurpose,
    TemporaryProtection,
    Young,
}

/// <summary>Newcomers of one kind: where from, how old, what is known of them and which task brings them here.</summary>
/// <param name="Bsn">Of a hundred, so many have a citizen service number.</param>
internal sealed record DemoMotive(
    string Code, string Task, DemoDuty Duty, int FirstAge, int LastAge, int Bsn, int Interpreter, bool VNumber,
    IReadOnlyList<string> Addresses, IReadOnlyList<(int Weight, DemoOrigin What)> Origins)
{
    private static readonly double[] Alike = [1, 1, 1, 1], Short = [12, 3, 0.3, 0.02], Long = [0.02, 0.15, 0.5, 3], Few = [0.2, 1, 2.5, 1.2];

    /// <summary>How gladly they stay so long, in the order of <see cref="StayClass"/>; the town decides how many do.</summary>
    public IReadOnlyList<double> Lengths { get; private init; } = Alike;

    /// <summary>How often they come as a family, beside coming alone; 0 = never.</summary>
    public double Families { get; private init; } = 1;

    /// <summary>What the partner came for; null = the same.</summary>
    public DemoMotive? Partner { get; private init; }

    /// <summary>Of those with a citizen service number, so many are in the population register; the others are non-residents or unknown.</summary>
    public int InRegister { get; private init; } = 92;

    /// <summary>Nobody came for this before that day.</summary>
    public DateOnly? Since { get; private init; }

    /// <summary>Hidden from whoever may not see locked parts.</summary>
    public bool IsProtected { get; private init; }

    private static readonly string[] Home = ["home", "home", "home", "home", "friends-family", "municipal-reception"];
    private static readonly string[] Worker = ["employer-lodging", "employer-lodging", "employer-lodging", "holiday-park", "home", "friends-family", "no-address"];
    private static readonly string[] Reception = ["reception-location", "reception-location", "reception-location", "host-family"];

    private static readonly (int, DemoOrigin)[] Refugees =
    [
        (40, DemoOrigin.Syria), (6, DemoOrigin.Rojava), (14, DemoOrigin.Eritrea), (8, DemoOrigin.Afghanistan), (4, DemoOrigin.Pashtun), (8, DemoOrigin.Turkey),
        (6, DemoOrigin.Iran), (4, DemoOrigin.Iraq), (3, DemoOrigin.IraqiKurdistan), (5, DemoOrigin.Somalia), (3, DemoOrigin.Ethiopia), (2, DemoOrigin.Russia),
    ];

    private static readonly (int, DemoOrigin)[] Europeans =
    [
        (46, DemoOrigin.Poland), (22, DemoOrigin.Romania), (14, DemoOrigin.Bulgaria), (4, DemoOrigin.Hungary), (4, DemoOrigin.Portugal), (4, DemoOrigin.Spain),
        (3, DemoOrigin.Greece), (3, DemoOrigin.Italy),
    ];

    private static readonly (int, DemoOrigin)[] Professionals =
    [
        (38, DemoOrigin.India), (8, DemoOrigin.TamilNadu), (6, DemoOrigin.Punjab), (18, DemoOrigin.China), (12, DemoOrigin.Turkey), (6, DemoOrigin.Iran),
        (6, DemoOrigin.Brazil), (4, DemoOrigin.Russia), (2, DemoOrigin.Nigeria),
    ];

    private static readonly (int, DemoOrigin)[] FamilyOrigins =
    [
        (30, DemoOrigin.Morocco), (24, DemoOrigin.Turkey), (12, DemoOrigin.India), (8, DemoOrigin.Brazil), (8, DemoOrigin.China), (6, DemoOrigin.Nigeria),
        (6, DemoOrigin.Venezuela), (6, DemoOrigin.Britain),
    ];

    private static readonly (int, DemoOrigin)[] Neighbours = [(70, DemoOrigin.Germany), (10, DemoOrigin.France), (10, DemoOrigin.Poland), (10, DemoOrigin.Romania)];

    public static readonly DemoMotive
        FamilyOfStatusHolder = new("family-of-status-holder", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 80, 75, true, Home, Refugees) { Lengths = Long, Families = 2 },
        AsylumSeeker = new("asylum-seeker", "reception-information", DemoDuty.None, 18, 60, 25, 75, true, Reception, Refugees) { Lengths = [1, 2, 1, 0.6] },
        StatusHolder = new("status-holder", "integration-guidance", DemoDuty.MostlyObliged, 18, 62, 90, 70, true, Home, Refugees) { Lengths = Long, Partner = FamilyOfStatusHolder },
        Resettled = new("resettled-refugee", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 85, 85, true, Home, Refugees) { Lengths = Long, Families = 3 },
        UnaccompaniedMinor = new("unaccompanied-minor", "school-duty", DemoDuty.Young, 13, 17, 40, 80, true, Reception, Refugees) { Lengths = [0.3, 0.6, 1, 2], Families = 0 },
        FamilyEu = new("family-eu", "voluntary-plan", DemoDuty.EuCitizen, 18, 60, 65, 15, false, Home, [.. Europeans, (20, DemoOrigin.Germany), (14, DemoOrigin.France)]) { Families = 2 },
        // About half of the short-stay workers are not in the population register (Tympaan on The Hague, in WRR 2020, section 3.2).
        LabourShort = new("eu-labour-short", "reception-information", DemoDuty.EuCitizen, 18, 55, 70, 25, false, Worker, Europeans) { Lengths = Short, Families = 0, InRegister = 71 },
        LabourLong = new("eu-labour-long", "voluntary-plan", DemoDuty.EuCitizen, 19, 58, 80, 20, false, Worker, Europeans) { Lengths = [0.3, 1.2, 1.5, 1.5], Partner = FamilyEu, InRegister = 80 },
        EuHomeless = new("eu-homeless", "eu-homeless-return", DemoDuty.None, 22, 60, 30, 30, false, ["no-address", "no-address", "shelter", "unknown"], Europeans)
        { Lengths = [2, 1.5, 0.6, 0.2], Families = 0, InRegister = 50 },
        FamilyNonEu = new("family-non-eu", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 75, 35, false, ["home", "home", "friends-family"], FamilyOrigins) { Lengths = [0.1, 0.4, 0.8, 2], Families = 1.5 },
        NonEuLabour = new("non-eu-labour", "voluntary-plan", DemoDuty.TemporaryPurpose, 20, 55, 65, 10, false, Home, Professionals) { Lengths = Few, Partner = FamilyNonEu },
        KnowledgeFamily = new("knowledge-migrant-family", "voluntary-plan", DemoDuty.TemporaryPurpose, 18, 50, 65, 12, false, ["home"], Professionals) { Lengths = Few, Families = 2 },
        KnowledgeMigrant = new("knowledge-migrant", "reception-information", DemoDuty.TemporaryPurpose, 23, 50, 75, 2, false, ["home", "home", "temporary-nl"], Professionals)
        { Lengths = Few, Partner = KnowledgeFamily },
        Student = new("study-migrant", "reception-information", DemoDuty.TemporaryPurpose, 18, 30, 60, 1, false, ["student-room", "student-room", "home", "friends-family"],
            [.. Professionals, (16, DemoOrigin.Germany), (10, DemoOrigin.Italy), (10, DemoOrigin.Spain), (8, DemoOrigin.Greece), (8, DemoOrigin.France)])
        { Lengths = [0.6, 2, 2.5, 0.4], Families = 0 },
        Ukraine = new("displaced-ukraine", "ukraine-reception", DemoDuty.TemporaryProtection, 18, 75, 70, 40, false, ["municipal-reception", "municipal-reception", "host-family", "home"],
            [(94, DemoOrigin.Ukraine), (6, DemoOrigin.UkraineInRussian)])
        { Lengths = [0.7, 1.2, 1.5, 1.2], Families = 2.5, Since = new(2022, 3, 4) },
        Neighbour = new("family-eu", "reception-information", DemoDuty.EuCitizen, 20, 70, 70, 3, false, Home, Neighbours) { Partner = FamilyEu },
        KingdomCitizen = new("kingdom-citizen", "reception-information", DemoDuty.None, 18, 60, 95, 2, false, ["home", "friends-family", "friends-family"], [(1, DemoOrigin.Curacao)]) { Lengths = [0.3, 0.8, 0.8, 1.2] },
        Returning = new("returning", "reception-information", DemoDuty.None, 25, 80, 95, 0, false, ["home", "friends-family", "holiday-park"], [(1, DemoOrigin.Netherlands)]) { Lengths = [0.3, 0.6, 0.6, 1.5] },
        DutchBornAbroad = new("dutch-born-abroad", "reception-information", DemoDuty.None, 18, 70, 90, 0, false, ["home", "friends-family"], [(1, DemoOrigin.DutchFromSpain), (1, DemoOrigin.DutchFromTurkey)]),
        OnwardMover = new("onward-mover", "reception-information", DemoDuty.None, 20, 60, 65, 20, false, ["friends-family", "home"], [(3, DemoOrigin.SomaliaByBritain), (2, DemoOrigin.BrazilByPortugal)]),
        Clergy = new("clergy", "integration-guidance", DemoDuty.MostlyObliged, 28, 64, 80, 20, false, ["home"], [(3, DemoOrigin.Turkey), (2, DemoOrigin.Nigeria), (1, DemoOrigin.Ethiopia), (1, DemoOrigin.India)]) { Lengths = Few },
        Victim = new("victim", "safety", DemoDuty.None, 18, 45, 30, 60, false, ["protected"], [.. Europeans, .. FamilyOrigins]) { Families = 0.5, IsProtected = true },
        Other = new("other", "reception-information", DemoDuty.None, 18, 70, 40, 20, false, ["home", "friends-family"], FamilyOrigins),
        Unknown = new("unknown", "reception-information", DemoDuty.None, 18, 70, 10, 30, false, ["unknown", "no-address", "friends-family"], [.. Refugees, .. FamilyOrigins]) { Families = 0.3, InRegister = 40 },
        // A child comes with the family: what is known of it follows theirs.
        Child = new("child", "school-duty", DemoDuty.Young, 0, 17, 75, 10, false, Home, []) { Families = 0 };

    // One for who came before the temporary protection and one for since, alone and as a family.
    private static readonly Dictionary<(string, int, bool), DemoMix> Mixes = [];

    /// <summary>Why people who come to a town on a day, alone or as a family, come there and stay so long.</summary>
    public static DemoMotive Of(DemoTown town, DateOnly arrived, bool family, StayClass length, Dice dice)
    {
        var motives = town.Motives.Where(one => !(one.What.Since > arrived)).ToList();
        lock (Mixes)
        {
            if (!Mixes.TryGetValue((town.Code, motives.Count, family), out var mix))
                Mixes[(town.Code, motives.Count, family)] = mix = new(town.Kind, [.. motives.Where(one => !family || one.What.Families > 0).Select(one => (one.Weight * (family ? one.What.Families : 1), one.What))]);
            return mix.Pick(length, dice);
        }
    }
}

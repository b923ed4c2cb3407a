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
        Netherlands = new("nl", "NL", "0001", "6030");
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
internal sealed record DemoMotive(
    string Code, string Task, DemoDuty Duty, int FirstAge, int LastAge, int Bsn, int Interpreter, bool VNumber,
    IReadOnlyList<string> Addresses, IReadOnlyList<(int Weight, DemoOrigin What)> Origins)
{
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

    private static readonly (int, DemoOrigin)[] Families =
    [
        (30, DemoOrigin.Morocco), (24, DemoOrigin.Turkey), (12, DemoOrigin.India), (8, DemoOrigin.Brazil), (8, DemoOrigin.China), (6, DemoOrigin.Nigeria),
        (6, DemoOrigin.Venezuela), (6, DemoOrigin.Britain),
    ];

    public static readonly DemoMotive
        AsylumSeeker = new("asylum-seeker", "reception-information", DemoDuty.None, 18, 60, 25, 75, true, Reception, Refugees),
        StatusHolder = new("status-holder", "integration-guidance", DemoDuty.MostlyObliged, 18, 62, 90, 70, true, Home, Refugees),
        FamilyOfStatusHolder = new("family-of-status-holder", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 80, 75, true, Home, Refugees),
        Resettled = new("resettled-refugee", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 85, 85, true, Home, Refugees),
        UnaccompaniedMinor = new("unaccompanied-minor", "school-duty", DemoDuty.Young, 13, 17, 40, 80, true, Reception, Refugees),
        LabourShort = new("eu-labour-short", "reception-information", DemoDuty.EuCitizen, 18, 55, 45, 25, false, Worker, Europeans),
        LabourLong = new("eu-labour-long", "voluntary-plan", DemoDuty.EuCitizen, 19, 58, 70, 20, false, Worker, Europeans),
        FamilyEu = new("family-eu", "voluntary-plan", DemoDuty.EuCitizen, 18, 60, 65, 15, false, Home, [.. Europeans, (20, DemoOrigin.Germany), (14, DemoOrigin.France)]),
        EuHomeless = new("eu-homeless", "eu-homeless-return", DemoDuty.None, 22, 60, 30, 30, false, ["no-address", "no-address", "shelter", "unknown"], Europeans),
        NonEuLabour = new("non-eu-labour", "voluntary-plan", DemoDuty.TemporaryPurpose, 20, 55, 65, 10, false, Home, Professionals),
        KnowledgeMigrant = new("knowledge-migrant", "reception-information", DemoDuty.TemporaryPurpose, 23, 50, 75, 2, false, ["home", "home", "temporary-nl"], Professionals),
        KnowledgeFamily = new("knowledge-migrant-family", "voluntary-plan", DemoDuty.TemporaryPurpose, 18, 50, 65, 12, false, ["home"], Professionals),
        Student = new("study-migrant", "reception-information", DemoDuty.TemporaryPurpose, 18, 30, 60, 1, false, ["student-room", "student-room", "home", "friends-family"],
            [.. Professionals, (16, DemoOrigin.Germany), (10, DemoOrigin.Italy), (10, DemoOrigin.Spain), (8, DemoOrigin.Greece), (8, DemoOrigin.France)]),
        FamilyNonEu = new("family-non-eu", "integration-guidance", DemoDuty.MostlyObliged, 18, 66, 75, 35, false, ["home", "home", "friends-family"], Families),
        Ukraine = new("displaced-ukraine", "ukraine-reception", DemoDuty.TemporaryProtection, 18, 75, 70, 40, false, ["municipal-reception", "municipal-reception", "host-family", "home"],
            [(94, DemoOrigin.Ukraine), (6, DemoOrigin.Russia)]),
        KingdomCitizen = new("kingdom-citizen", "reception-information", DemoDuty.None, 18, 60, 95, 2, false, ["home", "friends-family", "friends-family"], [(1, DemoOrigin.Curacao)]),
        Returning = new("returning", "reception-information", DemoDuty.None, 25, 80, 95, 0, false, ["home", "friends-family", "holiday-park"], [(1, DemoOrigin.Netherlands)]),
        Unknown = new("unknown", "reception-information", DemoDuty.None, 18, 70, 10, 30, false, ["unknown", "no-address", "friends-family"], [.. Refugees, .. Families]);
}

using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>Reads one zone of a known format.</summary>
internal sealed partial class ZoneParser(ZoneLayout layout, string zone, bool putBack, DateOnly today, IReadOnlySet<string> states)
{
    // A row of these at the end of the names is the filler, as cameras see it.
    private const int RowOfFillers = 4;

    private const char Filler = '<';

    private readonly char[] _zone = zone.ToCharArray();
    private readonly List<ZoneProblem> _problems = [];
    private readonly List<ZoneCheck> _checks = [];
    private readonly Dictionary<ZoneField, ZoneCertainty> _certainties = [];

    public ZoneReading Read(IReadOnlyList<int> counted)
    {
        FindFillers();
        if (putBack)
            _problems.Add(new(ZoneProblemKind.FillersPutBack, ZoneField.Names, Place(layout.Names.From), layout.Names.Length));
        var code = ReadCode();
        var issuer = ReadState(ZoneLayout.IssuingState, ZoneField.IssuingState);
        var (primary, secondary, cut) = ReadNames();
        var kind = KindOf(code);
        var number = ReadNumber(kind == TravelDocumentKind.ResidencePermit && issuer == "NLD");
        var nationality = ReadState(layout.Nationality, ZoneField.Nationality);
        var birth = ReadDate(layout.Birth, layout.BirthCheck, ZoneField.BirthDate, BirthOf);
        var sex = ReadSex();
        var until = ReadDate(layout.ValidUntil, layout.ValidUntilCheck, ZoneField.ValidUntil, UntilOf);
        ReadOptional();
        ReadWhole();
        var document = new TravelDocument(
            kind, code, issuer, primary, secondary, cut, number, nationality.Length == 0 ? null : nationality, birth, sex, until is { IsUnknown: false } last ? last.ToDateOnly() : null,
            OptionalData(), _certainties);
        return new(layout.Format, layout.Split(new(_zone)), document, _checks, [.. _problems.OrderBy(problem => problem.IsRemark).ThenBy(Order)], counted);
    }

    private static (int, int) Order(ZoneProblem problem) => problem.Place is { } place ? (place.Line, place.Position) : (0, 0);

    private ZonePlace Place(int at) => layout.Place(at);

    private string Text(ZonePart part) => new(_zone, part.From, part.Length);

    private static bool IsLetter(char character) => character is >= 'A' and <= 'Z';

    private static bool IsLikeFiller(char character) => character is 'K' or 'C';

    // Before anything is read: K and C where only the filler can stand.
    private void FindFillers()
    {
        foreach (var part in new[] { ZoneLayout.IssuingState, layout.Nationality })
        {
            var state = Text(part);
            var known = state.TrimEnd('K', 'C', Filler);
            if (known.Length is > 0 and < 3 && !states.Contains(state.TrimEnd(Filler)) && states.Contains(known))
                Fill(part.Places.Skip(known.Length));
        }
        if (IsLikeFiller(_zone[layout.Sex]))
            Fill([layout.Sex]);
        if (layout.LongNumber is not null && IsLikeFiller(_zone[layout.NumberCheck]))
            Fill([layout.NumberCheck]);
        if (layout.OptionalCheck is { } check && IsLikeFiller(_zone[check]))
            Fill([check]);
        if (Text(layout.Birth).All(character => char.IsAsciiDigit(character) || character == Filler || IsLikeFiller(character)))
            Fill(layout.Birth.Places.Where(at => IsLikeFiller(_zone[at])));
        FillEndOfNames();
    }

    private void FillEndOfNames()
    {
        var names = Text(layout.Names);
        // After the given names, or after two fillers that no given name follows, the name is over.
        var over = EndOfNames(names) ?? names.TrimEnd('K', 'C', Filler).Length;
        var tail = names[over..];
        if (tail.Length > 0 && tail.Any(IsLikeFiller) && tail.All(character => character == Filler || IsLikeFiller(character))
            && (EndOfNames(names) is not null || tail.Count(IsLikeFiller) >= RowOfFillers))
            Fill(layout.Names.Places.Skip(over).Where(at => IsLikeFiller(_zone[at])));
    }

    /// <summary>Where nothing but fillers can follow; null when the names can go on to the end.</summary>
    private static int? EndOfNames(string names)
    {
        var first = names.IndexOf("<<", StringComparison.Ordinal);
        if (first < 0)
            return null;
        var second = names.IndexOf("<<", first + 2, StringComparison.Ordinal);
        return second < 0 ? null : second;
    }

    private void Fill(IEnumerable<int> places)
    {
        foreach (var at in places.Where(at => _zone[at] != Filler))
        {
            _problems.Add(new(ZoneProblemKind.ReadAsFiller, FieldOf(at), Place(at), 1, [new(Place(at), _zone[at], Filler)]));
            _zone[at] = Filler;
        }
    }

    private ZoneField FieldOf(int at) =>
        at >= layout.Names.From && at < layout.Names.End ? ZoneField.Names
        : at == layout.Sex ? ZoneField.Sex
        : at == layout.NumberCheck ? ZoneField.DocumentNumber
        : at == layout.OptionalCheck ? ZoneField.OptionalData
        : at < ZoneLayout.IssuingState.End ? ZoneField.IssuingState
        : at >= layout.Nationality.From && at < layout.Nationality.End ? ZoneField.Nationality : ZoneField.BirthDate;

    private string ReadCode()
    {
        var first = _zone[0];
        if (first is not ('P' or 'V' or 'A' or 'C' or 'I'))
        {
            var meant = Lookalikes.Of(first) is 'I' ? "I" : null;
            Point(char.IsAsciiDigit(first) ? ZoneProblemKind.DigitForLetter : ZoneProblemKind.NotAllowedHere, ZoneField.DocumentCode, 0, meant);
        }
        if (!IsLetter(_zone[1]) && _zone[1] != Filler)
            Point(char.IsAsciiDigit(_zone[1]) ? ZoneProblemKind.DigitForLetter : ZoneProblemKind.NotAllowedHere, ZoneField.DocumentCode, 1, Lookalikes.Of(_zone[1])?.ToString());
        return Text(ZoneLayout.Code).TrimEnd(Filler);
    }

    // What Regulation (EC) 1030/2002 and most states write; another second letter is only known to the state that issued it.
    private TravelDocumentKind KindOf(string code) => code switch
    {
        _ when layout.IsVisa => TravelDocumentKind.Visa,
        ['P', ..] => TravelDocumentKind.Passport,
        "AC" => TravelDocumentKind.CrewMember,
        "AR" or "IR" or "CR" => TravelDocumentKind.ResidencePermit,
        "I" or "ID" or "II" => TravelDocumentKind.IdentityCard,
        _ => TravelDocumentKind.Other,
    };

    private string ReadState(ZonePart part, ZoneField field)
    {
        var wrong = part.Places.Where(at => !IsLetter(_zone[at]) && _zone[at] != Filler).ToList();
        var state = Text(part).TrimEnd(Filler);
        _certainties[field] = ZoneCertainty.NotChecked;
        if (wrong.Count > 0)
        {
            var meant = With(wrong.Select(at => (at, Lookalikes.Of(_zone[at]))));
            var known = meant is not null && states.Contains(part.In(meant.Value.Zone).TrimEnd(Filler));
            foreach (var at in wrong)
                Point(char.IsAsciiDigit(_zone[at]) ? ZoneProblemKind.DigitForLetter : ZoneProblemKind.UnreadableCharacter, field, at, null, known ? Propose(meant!.Value.Changes) : null);
        }
        else if (!states.Contains(state))
        {
            _certainties[field] = ZoneCertainty.Doubtful;
            _problems.Add(new(ZoneProblemKind.UnknownState, field, Place(part.From), part.Length));
        }
        return state;
    }

    private (string? Primary, string? Secondary, bool Cut) ReadNames()
    {
        _certainties[ZoneField.Names] = ZoneCertainty.NotChecked;
        foreach (var at in layout.Names.Places.Where(at => !IsLetter(_zone[at]) && _zone[at] != Filler))
            Point(char.IsAsciiDigit(_zone[at]) ? ZoneProblemKind.DigitForLetter : ZoneProblemKind.UnreadableCharacter, ZoneField.Names, at, Lookalikes.Of(_zone[at])?.ToString());
        var names = Text(layout.Names);
        var cut = names[^1] != Filler;
        if (cut)
            _problems.Add(new(ZoneProblemKind.NameMayBeCut, ZoneField.Names, Place(layout.Names.End - 1), 1));
        var first = names.IndexOf("<<", StringComparison.Ordinal);
        if (first < 0)
            return Named(Words(names), null, cut);
        var (primary, rest) = (names[..first], names[(first + 2)..]);
        var given = rest;
        if (EndOfNames(names) is { } over)
        {
            given = over >= first + 2 ? names[(first + 2)..over] : "";
            // Behind the end of the names.
            if (names.AsSpan(over).TrimStart(Filler).Length > 0)
            {
                var at = layout.Names.From + names.Length - names.AsSpan(over).TrimStart(Filler).Length;
                _certainties[ZoneField.Names] = ZoneCertainty.Doubtful;
                _problems.Add(new(ZoneProblemKind.FillerExpected, ZoneField.Names, Place(at), names.TrimEnd(Filler).Length - (at - layout.Names.From)));
            }
        }
        return Named(Words(primary), Words(given), cut);
    }

    private (string?, string?, bool) Named(string? primary, string? secondary, bool cut)
    {
        if (primary is null && secondary is null)
        {
            _certainties[ZoneField.Names] = ZoneCertainty.Doubtful;
            _problems.Add(new(ZoneProblemKind.NameMissing, ZoneField.Names, Place(layout.Names.From), layout.Names.Length));
        }
        return (primary, secondary, cut);
    }

    private static string? Words(string part)
    {
        var words = part.Split(Filler, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    // The whole number of a card may be longer than its field: a filler stands where the check digit is, and the rest of the
    // number stands in the optional data, its last character the check digit (Doc 9303 part 5, 4.2.2, and part 6).
    private string? ReadNumber(bool dutchResidence)
    {
        var places = layout.Number.Places.ToList();
        var check = layout.NumberCheck;
        if (layout.LongNumber is { } more && _zone[check] == Filler)
        {
            var rest = more.Places.TakeWhile(at => _zone[at] != Filler).ToList();
            if (rest.Count > 1)
            {
                places.AddRange(rest.SkipLast(1));
                check = rest[^1];
            }
        }
        Check(ZoneField.DocumentNumber, places, check, character => IsLetter(character) || char.IsAsciiDigit(character) || character == Filler, dutchResidence ? "0O" : "");
        var number = string.Concat(places.Select(at => _zone[at])).TrimEnd(Filler);
        if (dutchResidence && number.Length == 9 && number[0] == 'V' && number.AsSpan(1).ContainsAny('0', 'O'))
        {
            var looks = places.Where(at => _zone[at] is '0' or 'O').Select(at => new ZoneLookalike(Place(at), _zone[at], Lookalikes.Of(_zone[at])!.Value)).ToList();
            _problems.Add(new(ZoneProblemKind.DutchResidenceNumber, ZoneField.DocumentNumber, looks[0].Place, 1, looks));
        }
        return number.Length == 0 ? null : number;
    }

    private PartialDate? ReadDate(ZonePart part, int check, ZoneField field, Func<string, PartialDate?> dateOf)
    {
        Func<char, bool> fits = field == ZoneField.BirthDate || Text(part).All(character => character == Filler)
            ? character => char.IsAsciiDigit(character) || character == Filler
            : char.IsAsciiDigit;
        Check(field, [.. part.Places], check, fits, "", zone => dateOf(part.In(zone)) is not null);
        var date = dateOf(Text(part));
        if (date is null && Text(part).All(fits))
        {
            _certainties[field] = ZoneCertainty.Doubtful;
            _problems.Add(new(ZoneProblemKind.ImpossibleDate, field, Place(part.From), part.Length));
        }
        return date;
    }

    // Never in the future: the latest year with these digits that has come. Fillers stand for what is not known; some states write zeros.
    private PartialDate? BirthOf(string text)
    {
        if (!Parts(text, out var year, out var month, out var day))
            return null;
        if (year is null)
            return PartialDate.Unknown;
        for (var full = Century(year.Value); full >= today.Year - 199; full -= 100)
        {
            // A day without a month is no date of the population register: then only the year is known.
            if (PartialDate.TryOf(full, month, month is null ? null : day, out var date) && date.FirstPossible() <= today)
                return date;
        }
        return null;
    }

    // Within fifty years of today: zones exist since 1980, and no document is valid for so long.
    private PartialDate? UntilOf(string text)
    {
        if (!Parts(text, out var year, out var month, out var day))
            return null;
        if (year is null)
            return month is null && day is null ? PartialDate.Unknown : null;
        var full = Century(year.Value);
        full += full > today.Year + 50 ? -100 : full <= today.Year - 50 ? 100 : 0;
        return month is not null && day is not null && PartialDate.TryOf(full, month, day, out var date) ? date : null;
    }

    private int Century(int year) => (today.Year / 100 * 100) + year;

    private static bool Parts(string text, out int? year, out int? month, out int? day)
    {
        month = day = null;
        return Part(text[..2], false, out year) && Part(text[2..4], true, out month) && Part(text[4..], true, out day);
    }

    private static bool Part(string two, bool zeroIsUnknown, out int? part)
    {
        part = null;
        if (two == "<<" || (zeroIsUnknown && two == "00"))
            return true;
        if (!char.IsAsciiDigit(two[0]) || !char.IsAsciiDigit(two[1]))
            return false;
        part = ((two[0] - '0') * 10) + two[1] - '0';
        return true;
    }

    private ZoneSex? ReadSex()
    {
        var found = _zone[layout.Sex];
        _certainties[ZoneField.Sex] = ZoneCertainty.NotChecked;
        switch (found)
        {
            case 'M': return ZoneSex.Male;
            case 'F': return ZoneSex.Female;
            case Filler: return ZoneSex.NotSaid;
            default:
                // X is what the page itself says where the zone has the filler.
                Point(found == ZoneText.Unreadable ? ZoneProblemKind.UnreadableCharacter : ZoneProblemKind.NotAllowedHere, ZoneField.Sex, layout.Sex, found == 'X' ? "<" : null);
                return null;
        }
    }

    private void ReadOptional()
    {
        if (layout.OptionalCheck is { } check)
        {
            var part = layout.Optional[0];
            if (Text(part).All(character => character == Filler) && _zone[check] == Filler)
                _checks.Add(new(ZoneField.OptionalData, Place(check), Filler, 0));
            else
                Check(ZoneField.OptionalData, [.. part.Places], check, character => character != ZoneText.Unreadable, "");
            return;
        }
        foreach (var at in layout.Optional.SelectMany(part => part.Places).Where(at => _zone[at] == ZoneText.Unreadable && !_problems.Any(problem => problem.Place == Place(at))))
            Point(ZoneProblemKind.UnreadableCharacter, ZoneField.OptionalData, at, null);
    }

    private IReadOnlyList<string> OptionalData()
    {
        var goesOn = layout.LongNumber is { } more && _zone[layout.NumberCheck] == Filler && more.Places.TakeWhile(at => _zone[at] != Filler).Count() > 1;
        return
        [
            .. layout.Optional.Select((part, number) => goesOn && number == 0 ? string.Concat(Text(part).SkipWhile(character => character != Filler)) : Text(part))
                .Select(text => text.Trim(Filler)).Where(text => text.Length > 0),
        ];
    }
}

namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>Check digits: whether they hold, what to look at where they do not, and what would put it right.</summary>
internal sealed partial class ZoneParser
{
    private void ReadWhole()
    {
        if (layout.WholeCheck is not { } check)
            return;
        var places = layout.Whole.SelectMany(part => part.Places).ToList();
        var expected = CheckDigit.Of(places.Select(at => _zone[at]));
        _checks.Add(new(ZoneField.Whole, Place(check), _zone[check], expected));
        // What is wrong in a field is said there; this one then is wrong because of it.
        if (_checks[^1].Holds || _checks.SkipLast(1).Any(one => !one.Holds) || _problems.Any(problem => !problem.IsRemark && problem.Place is { } place && places.Any(at => Place(at) == place)))
            return;
        var own = layout.Optional.SelectMany(part => part.Places).Where(at => layout.OptionalCheck is null).ToList();
        if (!char.IsAsciiDigit(_zone[check]))
        {
            var change = Lookalikes.Of(_zone[check]) is { } digit && digit - '0' == expected ? Propose([(check, digit)]) : null;
            Point(IsLetter(_zone[check]) ? ZoneProblemKind.LetterForDigit : ZoneProblemKind.NotAllowedHere, ZoneField.Whole, check, null, change);
            return;
        }
        var looks = own.Where(at => Lookalikes.Of(_zone[at]) is not null).ToList();
        var right = looks.Where(at => Holds(places, check, at, Lookalikes.Of(_zone[at])!.Value)).ToList();
        _problems.Add(new(
            ZoneProblemKind.CheckDigitWrong, ZoneField.Whole, Place(check), 1, [.. looks.Select(Look)],
            right.Count == 1 ? Propose([(right[0], Lookalikes.Of(_zone[right[0]])!.Value)]) : null));
    }

    private bool Holds(IEnumerable<int> places, int check, int changed, char to) =>
        CheckDigit.Of(places.Select(at => at == changed ? to : _zone[at])) is { } digit && (changed == check ? to : _zone[check]) == '0' + digit;

    /// <summary>Checks a field with its check digit, and points at what is wrong in it.</summary>
    /// <param name="fits">Which characters can stand in the field.</param>
    /// <param name="never">Characters that are not proposed.</param>
    /// <param name="makesSense">Whether the zone with a change says something that can be.</param>
    private void Check(ZoneField field, List<int> places, int check, Func<char, bool> fits, string never, Func<string, bool>? makesSense = null)
    {
        var expected = CheckDigit.Of(places.Select(at => _zone[at]));
        // A filler is a check digit only where there is nothing to check: optional data, or a date that is not said.
        var nothing = places.TrueForAll(at => _zone[at] == Filler);
        bool FitsCheck(char character) => char.IsAsciiDigit(character) || (nothing && character == Filler);
        var result = new ZoneCheck(field, Place(check), _zone[check], expected);
        _checks.Add(result);
        var wrong = places.Where(at => !fits(_zone[at])).ToList();
        if (!FitsCheck(_zone[check]))
            wrong.Add(check);
        _certainties[field] = result.Holds && wrong.Count == 0 ? ZoneCertainty.Checked : ZoneCertainty.Doubtful;
        if (_certainties[field] == ZoneCertainty.Checked)
            return;
        char? Meant(int at) => Lookalikes.Of(_zone[at]) is { } meant && !never.Contains(meant) && (at == check ? FitsCheck(meant) : fits(meant)) ? meant : null;
        bool Right(IReadOnlyList<(int At, char To)> changes)
        {
            var changed = Changed(changes);
            return CheckDigit.Of(places.Select(at => changed[at])) is { } digit && changed[check] == '0' + digit && (makesSense?.Invoke(new(changed)) ?? true);
        }
        if (wrong.Count > 0)
        {
            var meant = With(wrong.Select(at => (at, Meant(at))));
            var proposal = meant is { } all && Right(all.Changes) ? Propose(all.Changes) : null;
            foreach (var at in wrong)
            {
                var kind = _zone[at] == ZoneText.Unreadable ? ZoneProblemKind.UnreadableCharacter : IsLetter(_zone[at]) ? ZoneProblemKind.LetterForDigit : ZoneProblemKind.NotAllowedHere;
                _problems.Add(new(kind, field, Place(at), 1, Meant(at) is null ? [] : [Look(at)], proposal));
            }
            return;
        }
        var looks = places.Append(check).Where(at => Meant(at) is not null).ToList();
        var right = looks.Where(at => Right([(at, Meant(at)!.Value)])).ToList();
        // Of several, only one may also be right by the last check digit, which covers all.
        if (right.Count > 1 && layout.WholeCheck is { } whole)
        {
            var covered = layout.Whole.SelectMany(part => part.Places).ToList();
            var both = right.Where(at => Holds(covered, whole, at, Meant(at)!.Value)).ToList();
            right = both.Count == 1 ? both : right;
        }
        _problems.Add(new(
            ZoneProblemKind.CheckDigitWrong, field, Place(places[0]), places.Count, [.. looks.Select(Look)],
            right.Count == 1 ? Propose([(right[0], Meant(right[0])!.Value)]) : null));
    }

    private ZoneLookalike Look(int at) => new(Place(at), _zone[at], Lookalikes.Of(_zone[at])!.Value);

    private char[] Changed(IReadOnlyList<(int At, char To)> changes)
    {
        var changed = (char[])_zone.Clone();
        foreach (var (at, to) in changes)
            changed[at] = to;
        return changed;
    }

    /// <summary>The zone with all the changes; null when one of the characters is not easily confused.</summary>
    private (string Zone, IReadOnlyList<(int At, char To)> Changes)? With(IEnumerable<(int At, char? To)> wanted)
    {
        var all = wanted.ToList();
        if (all.Exists(change => change.To is null))
            return null;
        var changes = all.ConvertAll(change => (change.At, change.To!.Value));
        return (new(Changed(changes)), changes);
    }

    private ZoneProposal Propose(IReadOnlyList<(int At, char To)> changes) =>
        new([.. changes.Select(change => new ZoneLookalike(Place(change.At), _zone[change.At], change.To))], string.Join('\n', layout.Split(new(Changed(changes)))));

    /// <summary>Points at one character.</summary>
    /// <param name="meant">What it may be; it is then also proposed.</param>
    private void Point(ZoneProblemKind kind, ZoneField field, int at, string? meant, ZoneProposal? proposal = null)
    {
        _certainties[field] = ZoneCertainty.Doubtful;
        var kindHere = _zone[at] == ZoneText.Unreadable ? ZoneProblemKind.UnreadableCharacter : kind;
        IReadOnlyList<ZoneLookalike> looks = meant is null ? Lookalikes.Of(_zone[at]) is { } other ? [new(Place(at), _zone[at], other)] : [] : [new(Place(at), _zone[at], meant[0])];
        _problems.Add(new(kindHere, field, Place(at), 1, looks, proposal ?? (meant is null ? null : Propose([(at, meant[0])]))));
    }
}

using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Domain.Tests.TravelDocuments;

/// <summary>What is wrong is pointed at: field, line and place, with what may be meant.</summary>
public sealed class ProblemTests
{
    private const string
        Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private static ZoneReading Read(string text) => MachineReadableZone.Read(text, Said.Today, ZoneMaker.States);

    private static string With(string zone, int line, int position, char character)
    {
        var lines = zone.Split('\n').Select(one => one.ToCharArray()).ToArray();
        lines[line - 1][position - 1] = character;
        return string.Join('\n', lines.Select(one => new string(one)));
    }

    private static ZoneProblem Only(ZoneReading read) => Assert.Single(read.Problems, problem => !problem.IsRemark);

    [Fact]
    public void A_wrong_check_digit_is_pointed_at_with_the_characters_to_look_at()
    {
        var problem = Only(Read(With(Passport, 2, 4, '7')));
        Assert.Equal((ZoneProblemKind.CheckDigitWrong, ZoneField.DocumentNumber, new ZonePlace(2, 1), 9), (problem.Kind, problem.Field, problem.Place, problem.Length));
        // L897902C3 and its digit 6: what can be taken for something else in it.
        Assert.Equal([(2, '8'), (6, '0'), (7, '2')], problem.Lookalikes!.Where(look => look.Place.Position < 8).Select(look => (look.Place.Position, look.Found)));
    }

    [Theory]
    [InlineData(2, 6, 'O', '0', ZoneField.DocumentNumber)]
    public void One_substitution_that_makes_the_number_right_is_proposed(int line, int position, char read, char meant, ZoneField field)
    {
        var problem = Only(Read(With(Passport, line, position, read)));
        Assert.Equal((ZoneProblemKind.CheckDigitWrong, field), (problem.Kind, problem.Field));
        var change = Assert.Single(problem.Proposal!.Changes);
        Assert.Equal((line, position, read, meant), (change.Place.Line, change.Place.Position, change.Found, change.Meant));
        Assert.Equal(Passport, problem.Proposal.Zone);
    }

    [Theory]
    [InlineData(16, 'O', '0')] // 740812: the zero of the month
    [InlineData(17, 'B', '8')]
    [InlineData(18, 'I', '1')]
    [InlineData(19, 'Z', '2')]
    [InlineData(20, 'Z', '2')] // the check digit itself
    public void A_letter_in_a_date_is_pointed_at_and_the_digit_proposed(int position, char letter, char digit)
    {
        var problem = Only(Read(With(Passport, 2, position, letter)));
        Assert.Equal((ZoneProblemKind.LetterForDigit, ZoneField.BirthDate, new ZonePlace(2, position)), (problem.Kind, problem.Field, problem.Place));
        Assert.Equal(digit, Assert.Single(problem.Proposal!.Changes).Meant);
        Assert.Equal(Passport, problem.Proposal.Zone);
    }

    [Fact]
    public void Several_letters_in_one_date_have_one_proposal()
    {
        var read = Read(With(With(Passport, 2, 16, 'O'), 2, 18, 'I'));
        Assert.Equal(2, read.Problems.Count);
        Assert.All(read.Problems, problem => Assert.Equal(Passport, problem.Proposal!.Zone));
        Assert.Equal("2-16-0_2-18-1", read.Problems[0].Proposal!.Key);
        Assert.NotNull(read.Proposed("2-16-0_2-18-1"));
        Assert.Null(read.Proposed("2-16-9"));
        Assert.Null(read.Proposed(null));
    }

    [Theory]
    [InlineData(2, 13, '0', ZoneField.Nationality)]
    [InlineData(1, 5, '0', ZoneField.IssuingState)]
    [InlineData(1, 11, '5', ZoneField.Names)] // ERIKS5ON
    public void A_digit_where_letters_stand_is_pointed_at(int line, int position, char digit, ZoneField field)
    {
        var problem = Only(Read(With(Passport, line, position, digit)));
        Assert.Equal((ZoneProblemKind.DigitForLetter, field, new ZonePlace(line, position)), (problem.Kind, problem.Field, problem.Place));
        Assert.Equal(Passport, problem.Proposal!.Zone);
    }

    /// <summary>6 and G have values that differ by ten: the method itself cannot see it (CheckDigit).</summary>
    [Fact]
    public void Six_and_g_are_not_told_apart_by_check_digits()
    {
        Assert.Equal(CheckDigit.Of("L6"), CheckDigit.Of("LG"));
        Assert.Equal(CheckDigit.Of("0AKU<"), CheckDigit.Of("<0AKU"));
    }

    [Fact]
    public void The_last_check_digit_finds_what_no_other_covers()
    {
        var card = ZoneMaker.Write(new(ZoneFormat.Td1, "IR", "NLD", "TESFAY", "SELAM", "VAB123CD4", "ERI", "940304", 'F', "280101", "1234567"));
        var wrong = string.Join('\n', card).Replace("1234567", "12345S7", StringComparison.Ordinal);
        // 6 read as S: no pair, nothing to propose, but pointed at.
        var problem = Only(Read(wrong));
        Assert.Equal((ZoneProblemKind.CheckDigitWrong, ZoneField.Whole, new ZonePlace(2, 30)), (problem.Kind, problem.Field, problem.Place));
        // 5 read as S is a pair.
        problem = Only(Read(string.Join('\n', card).Replace("1234567", "1234S67", StringComparison.Ordinal)));
        Assert.Equal(string.Join('\n', card), problem.Proposal!.Zone);
    }

    [Fact]
    public void A_field_that_is_wrong_is_doubtful_and_the_others_are_not()
    {
        var document = Read(With(Passport, 2, 4, '7')).Document!;
        Assert.False(document.IsSound(ZoneField.DocumentNumber));
        Assert.True(document.IsSound(ZoneField.BirthDate));
        Assert.True(document.IsSound(ZoneField.Names));
    }

    [Theory]
    [InlineData('X', '<')]
    [InlineData('7', null)]
    public void Only_m_f_and_the_filler_say_the_sex(char found, char? meant)
    {
        var problem = Only(Read(With(Passport, 2, 21, found)));
        Assert.Equal((ZoneProblemKind.NotAllowedHere, ZoneField.Sex), (problem.Kind, problem.Field));
        Assert.Equal(meant, problem.Proposal?.Changes[0].Meant);
    }

    [Theory]
    [InlineData('K')]
    [InlineData('C')]
    public void K_and_c_are_the_filler_only_where_nothing_else_can_stand(char letter)
    {
        // The sex is not said, the names are over, nationality Germany.
        var zone = string.Join('\n', ZoneMaker.Write(new(ZoneFormat.Td3, "P", "D", "MUSTER", "ERIKA", "C01X00T47", "D", "64<<<<", '<', "270228")));
        foreach (var (line, position) in new[] { (1, 4), (1, 5), (1, 21), (1, 44), (2, 12), (2, 13), (2, 16), (2, 21), (2, 43) })
        {
            var read = Read(With(zone, line, position, letter));
            Assert.Equal(zone.Split('\n'), read.Lines);
            var remark = Assert.Single(read.Problems);
            Assert.Equal((ZoneProblemKind.ReadAsFiller, new ZonePlace(line, position), true), (remark.Kind, remark.Place, remark.IsRemark));
        }
        // In a name it is a letter.
        Assert.Equal("MU" + letter + "TER", Read(With(zone, 1, 8, letter)).Document!.Primary);
    }

    [Fact]
    public void What_is_in_no_zone_is_a_question_mark_and_pointed_at()
    {
        foreach (var odd in "é.-_Ø٣字")
        {
            var problem = Only(Read(With(Passport, 2, 2, odd)));
            Assert.Equal((ZoneProblemKind.UnreadableCharacter, new ZonePlace(2, 2)), (problem.Kind, problem.Place));
        }
    }

    [Fact]
    public void A_day_that_does_not_exist_is_pointed_at()
    {
        var zone = string.Join('\n', ZoneMaker.Write(new(ZoneFormat.Td3, "P", "UTO", "ERIKSSON", "ANNA", "L898902C3", "UTO", "740231", 'F', "271301")));
        Assert.Equal([ZoneField.BirthDate, ZoneField.ValidUntil], Read(zone).Problems.Select(problem => problem.Field!.Value));
        Assert.All(Read(zone).Problems, problem => Assert.Equal(ZoneProblemKind.ImpossibleDate, problem.Kind));
    }

    [Fact]
    public void A_state_that_is_not_in_the_list_is_said()
    {
        var zone = string.Join('\n', ZoneMaker.Write(new(ZoneFormat.Td3, "P", "UTO", "ERIKSSON", "ANNA", "L898902C3", "QQQ", "740201", 'F', "271201")));
        Assert.Equal((ZoneProblemKind.UnknownState, ZoneField.Nationality), (Only(Read(zone)).Kind, Only(Read(zone)).Field!.Value));
    }

    [Fact]
    public void A_dutch_residence_number_has_no_zero_and_no_o()
    {
        ZoneReading Residence(string number) => Read(string.Concat(ZoneMaker.Write(new(ZoneFormat.Td1, "IR", "NLD", "TESFAY", "SELAM", number, "ERI", "940304", 'F', "280101"))));
        Assert.Empty(Residence("V123AL568").Problems);
        var remark = Assert.Single(Residence("V1230L568").Problems);
        Assert.Equal((ZoneProblemKind.DutchResidenceNumber, new ZonePlace(1, 10), true), (remark.Kind, remark.Place, remark.IsRemark));
        // Neither is proposed: S is, because the other way would make a zero of an O.
        Assert.Empty(Residence("AB1230L56").Problems);
    }
}

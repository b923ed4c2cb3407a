namespace ReceptionCentre.Infrastructure.PopulationRegister;

/// <summary>
/// Opens after some failures in a row: then nothing is asked until a pause is over, so that a register that is away costs
/// the desk its patience only a few times. One question tries after the pause.
/// </summary>
internal sealed class Circuit(int failures, TimeSpan pause, TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _inARow;
    private DateTimeOffset _tryAgainAt;

    /// <summary>The last question failed.</summary>
    public bool IsFailing
    {
        get
        {
            lock (_gate)
                return _inARow > 0;
        }
    }

    /// <summary>Whether a question may go out now. Of those that wait while the circuit is open, one goes.</summary>
    public bool MayAsk()
    {
        lock (_gate)
        {
            if (_inARow < failures)
                return true;
            var now = time.GetUtcNow();
            if (now < _tryAgainAt)
                return false;
            _tryAgainAt = now + pause;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
            _inARow = 0;
    }

    public void Failed()
    {
        lock (_gate)
        {
            _inARow++;
            _tryAgainAt = time.GetUtcNow() + pause;
        }
    }
}

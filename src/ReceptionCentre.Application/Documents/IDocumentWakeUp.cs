namespace ReceptionCentre.Application.Documents;

/// <summary>Tells the worker of this node that there is something to make. Losing a call loses nothing but seconds.</summary>
public interface IDocumentWakeUp
{
    void Raise();
}

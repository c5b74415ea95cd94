<?php
// What a program does with the SOAP client of PHP: it reads all leads, makes one and changes it.

function check(bool $holds, string $what): void
{
    if (!$holds) {
        fwrite(STDERR, "Not so: $what\n");
        exit(1);
    }
}

foreach ([SOAP_1_1, SOAP_1_2] as $version) {
    $client = new SoapClient($argv[1] . '/soap?wsdl', [
        'soap_version' => $version,
        'login' => 'demo',
        'password' => 'demo',
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);

    $ids = [];
    $page = 0;
    do {
        $page++;
        $leads = $client->getWhatsappLeads(['sort' => 'id', 'page' => $page, 'per_page' => 500, 'expand' => 'user'])
            ->whatsapp_leads;
        foreach ($leads->whatsapp_lead as $lead) {
            $ids[$lead->id] = $lead->user->public->first_name;
        }
    } while ($page * 500 < $leads->count);
    check(count($ids) === (int) $leads->count, 'all leads are read, each once');

    $pending = $client->getWhatsappLeads(['filter' => [['name' => 'status', 'value' => 'pending']]])->whatsapp_leads;
    check($pending->count > 0 && $pending->count < $leads->count, 'a filter filters');

    $made = $client->createWhatsappLead(['whatsapp_lead' => ['phone' => '+971501112244', 'user' => ['id' => 2]]])
        ->whatsapp_lead;
    $changed = $client->changeWhatsappLead(['id' => $made->id, 'whatsapp_lead' => ['status' => 'prospect']])
        ->whatsapp_lead;
    check($changed->status === 'prospect', 'a lead is changed');
    check($client->getWhatsappLead(['id' => $made->id])->whatsapp_lead->phone === '+971501112244', 'a lead is read');

    try {
        $client->getWhatsappLead(['id' => 999999999]);
        check(false, 'an unknown lead is a fault');
    } catch (SoapFault $fault) {
        check((int) $fault->detail->problem->status === 404, 'a fault has the problem document');
    }
}
echo "The SOAP client of PHP read all leads, made one and changed it.\n";
